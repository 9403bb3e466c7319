package dev.sextant.ui.settings.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The steps to a first profile in a real window, by the keyboard. */
class ConnectWizardTest extends WizardBed {

    @Test
    void leadsFromAnAddressToASavedProfileByTheKeyboardAlone() throws Exception {
        show(Theme.DARK);
        robot.write("es.example.org:9200");
        until("wizard-step", "Not trusted.");
        keep("address-untrusted");
        press("connect-pin");
        until("wizard-step", "asks who you are");
        keep("address");
        robot.type(KeyCode.ENTER);
        assertEquals("wizard-secret", focused());
        robot.write("bad-key").type(KeyCode.ENTER);
        until("wizard-step", "The key is refused.");
        assertEquals("Go on anyway", next());
        keep("proof-refused");
        type("wizard-secret", "good-key");
        robot.type(KeyCode.ENTER);
        untilShown("wizard-index");
        until("wizard-step", "The field stage is missing.");
        assertEquals("cwl-*", input("wizard-index").getText(), "what looks most like a log");
        keep("log");
        robot.type(KeyCode.ENTER);
        untilShown("wizard-name");
        assertEquals("es.example.org", input("wizard-name").getText());
        keep("done");
        robot.type(KeyCode.ENTER);
        await().until(() -> !done.isEmpty());
        var saved = Objects.requireNonNull(store.find("es.example.org"));
        assertEquals(done, List.of(saved));
        assertEquals(ADDRESS, saved.urls().getFirst().toString());
        assertEquals(new Trust.CaFingerprint(PIN), saved.trust());
        assertEquals(new Auth.ApiKey(), saved.auth());
        assertEquals("cwl-*", saved.indexPattern());
        assertEquals(Duration.ofSeconds(30), saved.timeout());
        assertTrue(saved.watched());
        assertEquals(new Secret("good-key"), store.credentials(saved).secret());
        assertFalse(onFx, "nothing waits on the JavaFX thread");
        assertTrue(
                triedWith.stream().anyMatch(Credentials.NONE::equals),
                "the address is tried without credentials");
    }

    /**
     * What is selected to be written over would be replaced, and what is typed then stand behind
     * it.
     */
    @Test
    void aListThatComesLateReplacesNothingUnderTheFingers() throws Exception {
        listing = new CountDownLatch(1);
        show(Theme.DARK);
        toProof();
        type("wizard-secret", "good-key");
        press("wizard-next");
        untilShown("wizard-index");
        assertEquals("wizard-index", focused());
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        listing.countDown();
        await().until(() -> Window.onFx(() -> find("wizard-sources").isVisible()));
        robot.write("mine-*");
        assertEquals("mine-*", input("wizard-index").getText());
        robot.type(KeyCode.ENTER);
        untilShown("wizard-name");
    }

    @Test
    void goingBackLosesNothing() throws Exception {
        show(Theme.LIGHT);
        toProof();
        choose("wizard-auth", ProfileDraft.AuthKind.BASIC);
        type("wizard-user", "ann");
        type("wizard-secret", "secret");
        press("wizard-back");
        assertEquals(ADDRESS, input("wizard-urls").getText());
        assertEquals(PIN, input("wizard-fingerprint").getText());
        press("wizard-next");
        untilShown("wizard-user");
        assertEquals("ann", input("wizard-user").getText());
        assertEquals("secret", input("wizard-secret").getText());
        assertEquals("wizard-user", focused());
    }

    @Test
    void takesKeysOfAmazonAndTriesThemOnlyWhole() throws Exception {
        show(Theme.DARK);
        toProof();
        choose("wizard-auth", ProfileDraft.AuthKind.AWS);
        type("wizard-access-key", "AKIAIOSFODNN7EXAMPLE");
        type("wizard-secret", "good-key");
        type("wizard-region", "eu-west-1");
        keep("aws");
        press("wizard-next");
        await().until(() -> tried.getLast().auth() instanceof Auth.Aws);
        assertEquals(
                new Auth.Aws("eu-west-1", "es", "AKIAIOSFODNN7EXAMPLE"), tried.getLast().auth());
        assertEquals(new Secret("good-key"), triedWith.getLast().secret());
    }

    /** A cluster locks users out that err too often. */
    @Test
    void aHalfTypedPasswordIsNotTried() throws Exception {
        show(Theme.DARK);
        toProof();
        choose("wizard-auth", ProfileDraft.AuthKind.BASIC);
        type("wizard-user", "ann");
        var before = tried.size();
        Window.onFx(() -> input("wizard-secret").requestFocus());
        robot.write("half");
        Thread.sleep(800);
        assertEquals(before, tried.size());
        Window.onFx(() -> input("wizard-user").requestFocus());
        await().until(() -> tried.size() == before + 1);
    }

    @Test
    void theLastThatWasTypedWins() throws Exception {
        slow = new CountDownLatch(1);
        show(Theme.DARK);
        type("wizard-urls", "https://slow.example.org");
        await().until(() -> tried.size() == 1);
        type("wizard-urls", ADDRESS);
        until("wizard-step", "es.example.org answers.");
        slow.countDown();
        WaitForAsyncUtils.waitForFxEvents();
        Thread.sleep(100);
        assertFalse(texts("wizard-step").contains("slow.example.org answers"));
    }

    @Test
    void goesOnPastAFailureOnlyWhenItIsWanted() throws Exception {
        reachable = false;
        show(Theme.DARK);
        type("wizard-urls", ADDRESS);
        press("wizard-next");
        until("wizard-step", "does not answer");
        assertNotNull(find("wizard-urls"));
        assertEquals("Go on anyway", next());
        press("wizard-next");
        untilShown("wizard-secret");
    }

    @Test
    void saysWhatIsWrongWithAFieldAndStays() throws Exception {
        show(Theme.DARK);
        press("wizard-next");
        assertTrue(texts("wizard-step").contains("Give the cluster's URL"));
        type("wizard-urls", "http://es.example.org");
        assertTrue(texts("wizard-step").contains("use https://"), texts("wizard-step"));
        type("wizard-urls", "https://ann:pw@es.example.org");
        assertTrue(texts("wizard-step").contains("Leave user and password out"));
        assertEquals(List.of(), tried);
        type("wizard-urls", ADDRESS);
        until("wizard-step", "Not trusted.");
        press("connect-pin");
        until("wizard-step", "asks who you are");
        press("wizard-next");
        press("wizard-next");
        assertEquals("Give the secret first.", text("wizard-notice"));
    }

    @Test
    void escapeCancelsAndNothingIsSaved() throws Exception {
        show(Theme.DARK);
        robot.write("es.example.org").type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, cancelled);
        assertEquals(List.of(), store.profiles());
    }
}
