package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sextant.functional.SextantProcess.Said;
import dev.sextant.notify.desktop.PrivateBus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with GNOME's keyring, on a bus of its own. */
class KeychainProcessTest {

    private static final String KEY = "c2VjcmV0LWtleQ==";

    @TempDir private Path directory = Path.of("");
    private PrivateBus bus;
    private KeyringDaemon keyring;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(
                PrivateBus.isInstalled() && KeyringDaemon.isInstalled(),
                "dbus-daemon and gnome-keyring-daemon are not installed here: not tried");
        bus = new PrivateBus(directory);
        keyring = KeyringDaemon.start(directory, bus.address(), true);
    }

    @AfterEach
    void stop() {
        if (keyring != null) keyring.close();
        if (bus != null) bus.close();
    }

    @Test
    void secretsMoveIntoTheKeyringAndBack() throws Exception {
        add();
        assertTrue(fileHolds());
        assertSaid(
                0, "Moved 1 to the system keychain", run("profile", "secrets", "--to", "keychain"));
        assertTrue(Files.size(directory.resolve("share/keyrings/login.keyring")) > 0);
        assertSaid(0, "\"secret_saved\" : true", run("profile", "list", "--format", "json"));
        assertSaid(0, "kept in the system keychain", run("profile", "secrets"));
        assertSaid(0, "Removed prod", run("profile", "remove", "prod"));
        add();
        assertSaid(0, "Moved 1 to an encrypted file", run("profile", "secrets", "--to", "file"));
        assertSaid(0, "\"secret_saved\" : true", run("profile", "list", "--format", "json"));
    }

    /** C11: locked, and nobody there to unlock it. */
    @Test
    void watchEndsWith78WhenTheKeyringIsLocked() throws Exception {
        add();
        run("profile", "secrets", "--to", "keychain");
        keyring.close();
        keyring = KeyringDaemon.start(directory, bus.address(), false);
        assertSaid(78, "keychain is locked", run("watch", "--profile", "prod", "--once"));
        assertSaid(78, "keychain is locked", run("profile", "secrets", "--to", "file"));
        assertSaid(0, "prod", run("profile", "list"));
        keyring.close();
        keyring = KeyringDaemon.start(directory, bus.address(), true);
        assertSaid(0, "Moved 1 to an encrypted file", run("profile", "secrets", "--to", "file"));
    }

    @Test
    void watchEndsWith78WhenThereIsNoKeychain() throws Exception {
        add();
        run("profile", "secrets", "--to", "keychain");
        var nobody = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/such/bus");
        var said = SextantProcess.run(home(), nobody, "watch", "--profile", "prod", "--once");
        assertSaid(78, "no system keychain that answers here", said);
    }

    private void add() throws Exception {
        assertSaid(
                0,
                "Saved prod",
                run(
                        "profile",
                        "add",
                        "prod",
                        "--url",
                        "https://es.example:9200",
                        "--auth",
                        "api-key",
                        "--secret-env",
                        "KEY"));
    }

    private boolean fileHolds() {
        return Files.exists(home().resolve("data/secrets.bin"));
    }

    private Path home() {
        return directory.resolve("home");
    }

    private Said run(String... arguments) throws IOException, InterruptedException {
        var environment = new HashMap<String, String>();
        environment.put("DBUS_SESSION_BUS_ADDRESS", bus.address());
        environment.put("KEY", KEY);
        return SextantProcess.run(home(), environment, arguments);
    }

    private static void assertSaid(int exitCode, String words, Said said) {
        assertEquals(exitCode, said.exitCode(), said.output());
        assertTrue(said.output().contains(words), said.output());
        assertFalse(said.output().contains(KEY), said.output());
        assertFalse(said.output().contains("Exception"), said.output());
    }
}
