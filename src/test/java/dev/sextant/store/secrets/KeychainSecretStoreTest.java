package dev.sextant.store.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.store.StoreException;
import dev.sextant.store.secrets.FakeKeychain.Mood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeychainSecretStoreTest extends SecretStoreContract {

    private final FakeKeychain keychain = new FakeKeychain();
    private final KeychainSecretStore store = keychain.store();

    @Override
    SecretStore store() {
        return keychain.store();
    }

    @ParameterizedTest
    @CsvSource({
        "ABSENT,no system keychain that answers",
        "LOCKED,is locked",
        "SILENT,did not answer within"
    })
    void saysWhatIsInTheWayAndWhatToDo(Mood mood, String words) {
        keychain.mood = mood;
        for (var failure :
                new StoreException[] {
                    assertThrows(StoreException.class, () -> store.find("a")),
                    assertThrows(StoreException.class, () -> store.save("a", SECRET)),
                    assertThrows(StoreException.class, () -> store.remove("a"))
                }) {
            assertTrue(failure.sentence().contains(words), failure.sentence());
            assertTrue(failure.sentence().contains("sextant profile secrets --to file"));
            assertFalse(failure.sentence().contains("horse"));
        }
        var problem = store.problem();
        assertTrue(problem != null && problem.english().contains(words), String.valueOf(problem));
        keychain.mood = Mood.WELL;
    }

    @Test
    void leavesNothingOfItsSelfTest() throws Exception {
        assertNull(store.problem());
        assertNull(store.find("a"));
        assertEquals(0, keychain.entries.size());
    }

    /** A locked one says that there is none: that must not pass for "none was saved". */
    @Test
    void doesNotTakeALockedKeychainForAnEmptyOne() throws Exception {
        store.save("a", SECRET);
        keychain.mood = Mood.LOCKED;
        assertThrows(StoreException.class, () -> store.find("a"));
    }

    @Test
    void noticesThatASecretWasNotKept() throws Exception {
        store.save("a", SECRET);
        keychain.mood = Mood.FULL;
        assertThrows(StoreException.class, () -> store.save("b", SECRET));
        assertEquals(SECRET, store.find("a"));
    }

    @Test
    void asksAPersonOnceAndAgainWhenTheyWantTo() throws Exception {
        keychain.entries.put("a", SECRET.value());
        keychain.mood = Mood.ABSENT;
        for (int i = 0; i < 5; i++) {
            assertThrows(StoreException.class, () -> store.find("a"));
        }
        assertEquals(1, keychain.opened.get());
        store.askAgain();
        assertThrows(StoreException.class, () -> store.find("a"));
        assertEquals(2, keychain.opened.get());
        keychain.mood = Mood.WELL;
        keychain.nanos.addAndGet(KeychainSecretStore.LEFT_ALONE_FOR.toNanos());
        assertEquals(SECRET, store.find("a"));
    }
}
