package dev.sextant.store.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sextant.cluster.profile.Secret;
import org.junit.jupiter.api.Test;

/** What every place for secrets does. */
abstract class SecretStoreContract {

    static final Secret SECRET = new Secret("correct horse ฉ battery 🔑 \"'<&>\\ %s");

    /** One that finds what the one before kept. */
    abstract SecretStore store();

    @Test
    void findsASecretAgainAndForgetsItWhenTold() throws Exception {
        assertNull(store().find("a"));
        store().save("a", SECRET);
        store().save("b", new Secret("other"));
        assertEquals(SECRET, store().find("a"));
        store().remove("a");
        assertNull(store().find("a"));
        assertEquals(new Secret("other"), store().find("b"));
        store().remove("never there");
    }

    @Test
    void keepsTheLastOfSeveral() throws Exception {
        store().save("a", new Secret("one"));
        store().save("a", SECRET);
        store().save("a", SECRET);
        assertEquals(SECRET, store().find("a"));
    }

    @Test
    void tellsNamesApartThatDifferInCaseOrSigns() throws Exception {
        store().save("profile/สวัสดี/secret", new Secret("1"));
        store().save("profile/A b.c_d-e/secret", new Secret("2"));
        store().save("profile/a b.c_d-e/secret", new Secret("3"));
        assertEquals(new Secret("1"), store().find("profile/สวัสดี/secret"));
        assertEquals(new Secret("2"), store().find("profile/A b.c_d-e/secret"));
        assertEquals(new Secret("3"), store().find("profile/a b.c_d-e/secret"));
    }

    @Test
    void keepsALongToken() throws Exception {
        var token = new Secret("x1".repeat(2_000));
        store().save("a", token);
        assertEquals(token, store().find("a"));
    }
}
