package dev.sextant.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutostartTest {

    @TempDir private Path directory = Path.of("");
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void writesAnEntryAndTakesItAwayAgain() throws IOException {
        var autostart = of("Linux", "/opt/sextant/bin/sextant");
        assertFalse(autostart.isOn());
        autostart.set(true);
        assertTrue(autostart.isOn());
        var entry = Files.readString(entry());
        assertTrue(entry.contains("\nExec=/opt/sextant/bin/sextant open --background\n"), entry);
        assertTrue(entry.startsWith("[Desktop Entry]\nType=Application\n"), entry);
        autostart.set(false);
        assertFalse(autostart.isOn());
        assertFalse(Files.exists(entry()));
        autostart.set(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hidden=true", "X-GNOME-Autostart-enabled = false"})
    void whatTheDesktopSwitchedOffIsOff(String line) throws IOException {
        var autostart = of("Linux", "/opt/sextant/bin/sextant");
        autostart.set(true);
        Files.writeString(
                entry(), Files.readString(entry()).replace("X-GNOME-Autostart-enabled=true", line));
        assertFalse(autostart.isOn());
        autostart.set(true);
        assertTrue(autostart.isOn());
    }

    /**
     * As the shell of a desktop would read it back: quotes and escapes of the two layers undone.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/opt/a b/sextant",
                "/opt/a\"b$c`d\\e/sextant",
                "/opt/100%/sextant",
                "/opt/é;rm -rf ~/sextant"
            })
    void aStrangePlaceIsOneWord(String launcher) throws Exception {
        var autostart = of("Linux", launcher);
        autostart.set(true);
        var line =
                Files.readAllLines(entry()).stream()
                        .filter(one -> one.startsWith("Exec="))
                        .findFirst()
                        .orElseThrow()
                        .substring("Exec=".length());
        assertEquals(List.of(launcher, "open", "--background"), words(line));
    }

    private static List<String> words(String line) throws Exception {
        var command = line.replace("\\\\", "\\").replace("%%", "%");
        // within double quotes a shell escapes the same four characters
        var shell =
                new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command)
                        .redirectErrorStream(true)
                        .start();
        try (var reader = shell.inputReader(StandardCharsets.UTF_8)) {
            return reader.lines().toList();
        }
    }

    @Test
    void aHomeOfItsOwnGoesAlong() throws IOException {
        environment.put("SEXTANT_HOME", "/srv/my home");
        of("Linux", "/opt/sextant/bin/sextant").set(true);
        assertTrue(
                Files.readString(entry())
                        .contains("Exec=env \"SEXTANT_HOME=/srv/my home\" /opt/sextant/bin/"));
    }

    @Test
    void macOsHasAnAgent() throws IOException {
        var autostart = of("Mac OS X", "/Applications/A & B.app/Contents/MacOS/sextant");
        autostart.set(true);
        var plist =
                Files.readString(
                        directory.resolve("Library/LaunchAgents/dev.sextant.Sextant.plist"));
        assertTrue(plist.contains("<string>/Applications/A &amp; B.app/"), plist);
        assertTrue(plist.contains("<key>RunAtLoad</key><true/>"), plist);
        assertTrue(autostart.isOn());
    }

    @Test
    void windowsHasAFileAmongThoseThatStart() throws IOException {
        environment.put("APPDATA", directory.toString());
        var autostart = of("Windows 11", "C:\\Program Files\\Sextant\\sextant.exe");
        autostart.set(true);
        var batch =
                Files.readString(
                        directory.resolve(
                                "Microsoft/Windows/Start Menu/Programs/Startup/Sextant.cmd"));
        assertTrue(
                batch.contains(
                        "start \"\" \"C:\\Program Files\\Sextant\\sextant.exe\" \"open\""
                                + " \"--background\"\r\n"),
                batch);
    }

    @Test
    void whatIsNotInstalledCannotBeStarted() {
        assertNull(Autostart.of(environment, new Properties()));
    }

    private Path entry() {
        return directory.resolve("conf/autostart/dev.sextant.Sextant.desktop");
    }

    private Autostart of(String system, String launcher) {
        var properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", directory.toString());
        properties.setProperty("jpackage.app-path", launcher);
        environment.put("XDG_CONFIG_HOME", directory.resolve("conf").toString());
        return Objects.requireNonNull(Autostart.of(environment, properties));
    }
}
