package dev.sextant.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where Sextant keeps its files on this machine. With {@code SEXTANT_HOME} everything lives below
 * it; otherwise in the platform's own directories.
 *
 * @param configuration profiles, preferences, rules
 * @param data secrets, databases, the demo cluster
 * @param logs the application's log
 * @param cache what can be fetched again
 */
public record Directories(Path configuration, Path data, Path logs, Path cache) {

    public static Directories ofThisMachine() {
        return of(System.getenv(), System.getProperties());
    }

    /** Whether everything lies below one directory, as with {@code SEXTANT_HOME}. */
    public boolean inOneHome() {
        return configuration.endsWith("config")
                && data.equals(configuration.resolveSibling("data"));
    }

    static Directories of(Map<String, String> environment, Properties system) {
        var own = environment.get("SEXTANT_HOME");
        if (own != null && !own.isBlank()) {
            var home = Path.of(own).toAbsolutePath();
            return new Directories(
                    home.resolve("config"),
                    home.resolve("data"),
                    home.resolve("logs"),
                    home.resolve("cache"));
        }
        var user = Path.of(system.getProperty("user.home", "."));
        var name = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            var roaming = or(environment.get("APPDATA"), user.resolve("AppData/Roaming"));
            var local = or(environment.get("LOCALAPPDATA"), user.resolve("AppData/Local"));
            return new Directories(
                    roaming.resolve("Sextant"),
                    local.resolve("Sextant/data"),
                    local.resolve("Sextant/logs"),
                    local.resolve("Sextant/cache"));
        }
        if (name.contains("mac")) {
            var library = user.resolve("Library");
            var support = library.resolve("Application Support/Sextant");
            return new Directories(
                    support,
                    support.resolve("data"),
                    library.resolve("Logs/Sextant"),
                    library.resolve("Caches/Sextant"));
        }
        var state = or(environment.get("XDG_STATE_HOME"), user.resolve(".local/state"));
        return new Directories(
                or(environment.get("XDG_CONFIG_HOME"), user.resolve(".config")).resolve("sextant"),
                or(environment.get("XDG_DATA_HOME"), user.resolve(".local/share"))
                        .resolve("sextant"),
                state.resolve("sextant"),
                or(environment.get("XDG_CACHE_HOME"), user.resolve(".cache")).resolve("sextant"));
    }

    private static Path or(@Nullable String value, Path otherwise) {
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
