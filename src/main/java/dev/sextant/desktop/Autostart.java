package dev.sextant.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The program's start at login: one file where the system looks for such. Whether it is on is read
 * from that file each time, since a person may change it elsewhere. Seen to work on Linux alone;
 * the files of macOS and Windows follow their documentation.
 */
public final class Autostart {

    private static final String NAME = "dev.sextant.Sextant";

    private final Path file;
    private final Form form;
    private final List<String> command;
    private final @Nullable String home;

    private enum Form {
        DESKTOP_ENTRY,
        LAUNCH_AGENT,
        BATCH_FILE
    }

    private Autostart(Path file, Form form, List<String> command, @Nullable String home) {
        this.file = file;
        this.form = form;
        this.command = command;
        this.home = home;
    }

    /** Null when this is not an installed program, which nothing could start. */
    public static @Nullable Autostart ofThisMachine() {
        return of(System.getenv(), System.getProperties());
    }

    static @Nullable Autostart of(Map<String, String> environment, Properties system) {
        var launcher = system.getProperty("jpackage.app-path", "");
        if (launcher.isBlank()) return null;
        var command = List.of(launcher, "open", "--background");
        var home = environment.get("SEXTANT_HOME");
        var user = Path.of(system.getProperty("user.home", "."));
        var name = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            var roaming = environment.getOrDefault("APPDATA", user + "/AppData/Roaming");
            var directory = Path.of(roaming, "Microsoft/Windows/Start Menu/Programs/Startup");
            return new Autostart(directory.resolve("Sextant.cmd"), Form.BATCH_FILE, command, home);
        }
        if (name.contains("mac")) {
            var agents = user.resolve("Library/LaunchAgents");
            return new Autostart(agents.resolve(NAME + ".plist"), Form.LAUNCH_AGENT, command, home);
        }
        var given = environment.getOrDefault("XDG_CONFIG_HOME", "");
        var configuration = given.isBlank() ? user.resolve(".config") : Path.of(given);
        return new Autostart(
                configuration.resolve("autostart").resolve(NAME + ".desktop"),
                Form.DESKTOP_ENTRY,
                command,
                home);
    }

    /** Whether the system will start it, as the file says now. */
    public boolean isOn() throws IOException {
        if (!Files.isRegularFile(file)) return false;
        return form != Form.DESKTOP_ENTRY || isEnabled(Files.readString(file));
    }

    /** Desktops switch an entry off by a line in it. */
    private static boolean isEnabled(String entry) {
        return entry.lines()
                .map(line -> line.replace(" ", "").toLowerCase(Locale.ROOT))
                .noneMatch(
                        line ->
                                line.equals("hidden=true")
                                        || line.equals("x-gnome-autostart-enabled=false"));
    }

    /**
     * @throws IOException when the file cannot be written or taken away
     */
    public void set(boolean on) throws IOException {
        if (!on) {
            Files.deleteIfExists(file);
            return;
        }
        var directory = file.toAbsolutePath().getParent();
        if (directory != null) Files.createDirectories(directory);
        Files.writeString(file, contents(), StandardCharsets.UTF_8);
    }

    private String contents() {
        return switch (form) {
            case DESKTOP_ENTRY -> desktopEntry();
            case LAUNCH_AGENT -> launchAgent();
            case BATCH_FILE -> batchFile();
        };
    }

    private String desktopEntry() {
        var words =
                home == null
                        ? command.stream()
                        : Stream.concat(Stream.of("env", "SEXTANT_HOME=" + home), command.stream());
        return """
        [Desktop Entry]
        Type=Application
        Name=Sextant
        Comment=Watches model registries
        Exec=%s
        Icon=%s
        Terminal=false
        X-GNOME-Autostart-enabled=true
        """
                .formatted(words.map(Autostart::entryWord).collect(Collectors.joining(" ")), NAME);
    }

    /** Quoted for the command line of an entry, then for the file that it stands in. */
    private static String entryWord(String word) {
        if (word.matches("[A-Za-z0-9_./=:@+,-]+")) return word;
        var quoted = new StringBuilder("\"");
        for (var character : word.replace("%", "%%").toCharArray()) {
            if ("\"`$\\".indexOf(character) >= 0) quoted.append('\\');
            quoted.append(character);
        }
        return quoted.append('"').toString().replace("\\", "\\\\");
    }

    private String launchAgent() {
        var arguments =
                command.stream()
                        .map(word -> "    <string>" + xml(word) + "</string>\n")
                        .collect(Collectors.joining());
        var surroundings =
                home == null
                        ? ""
                        : """
                          <key>EnvironmentVariables</key>
                          <dict><key>SEXTANT_HOME</key><string>%s</string></dict>
                        """
                                .formatted(xml(home));
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key><string>%s</string>
          <key>ProgramArguments</key>
          <array>
        %s  </array>
          <key>RunAtLoad</key><true/>
        %s</dict>
        </plist>
        """
                .formatted(NAME, arguments, surroundings);
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String batchFile() {
        var words =
                command.stream()
                        .map(word -> "\"" + word.replace("%", "%%") + "\"")
                        .collect(Collectors.joining(" "));
        var set = home == null ? "" : "set \"SEXTANT_HOME=" + home.replace("%", "%%") + "\"\r\n";
        return "@echo off\r\n" + set + "start \"\" " + words + "\r\n";
    }
}
