package dev.sextant.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.text.Language;
import dev.sextant.text.Sentence;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person last looked at, per profile, and the look and language of the window, in {@code
 * preferences.json}. Changes stay in memory until {@link #flush}, so that a caller may gather a
 * burst of them into one write. A file that cannot be read is set aside and the defaults hold. Safe
 * for use by many threads.
 */
public final class PreferencesStore {

    /** The look of the window. */
    public enum Look {
        DARK,
        LIGHT,

        /** As the system is. */
        SYSTEM
    }

    /** Whether things may move as the desktop says, or not at all. */
    public enum Motion {
        SYSTEM,
        REDUCED
    }

    private static final int SCHEMA = 1;
    private static final Set<String> VIEW_FIELDS =
            Set.of(
                    "last_ms",
                    "from",
                    "to",
                    "environment",
                    "model",
                    "stage",
                    "refresh_ms",
                    "paused",
                    "utc");

    private final OwnFile file;
    private final @Nullable String problem;
    private final Map<String, ViewPreferences> views = new LinkedHashMap<>();
    private Look theme = Look.SYSTEM;
    private Motion motion = Motion.SYSTEM;
    private @Nullable Language language;
    private WallPreferences wall = WallPreferences.DEFAULT;
    private UpdatePreferences updates = UpdatePreferences.DEFAULT;
    private boolean changed;

    /**
     * @throws StoreException when the file can neither be read nor set aside
     */
    public PreferencesStore(Path path) throws StoreException {
        file = new OwnFile(path);
        problem = file.readOrSetAside(this::read, this::forget);
    }

    private void forget() {
        views.clear();
        theme = Look.SYSTEM;
        motion = Motion.SYSTEM;
        language = null;
        wall = WallPreferences.DEFAULT;
        updates = UpdatePreferences.DEFAULT;
    }

    public static PreferencesStore in(Directories directories) throws StoreException {
        return new PreferencesStore(directories.configuration().resolve("preferences.json"));
    }

    /** Why the file was set aside, as a sentence; null when it was read. */
    public @Nullable String problem() {
        return problem;
    }

    public synchronized ViewPreferences view(String profile) {
        return views.getOrDefault(profile, ViewPreferences.DEFAULT);
    }

    /** Remembers how a profile is looked at; null forgets it. */
    public synchronized void setView(String profile, @Nullable ViewPreferences view) {
        var before = view == null ? views.remove(profile) : views.put(profile, view);
        changed |= !java.util.Objects.equals(before, view);
    }

    public synchronized Look look() {
        return theme;
    }

    public synchronized void setLook(Look value) {
        changed |= theme != value;
        theme = value;
    }

    /** The language chosen for the window; null for that of the system. */
    public synchronized @Nullable Language language() {
        return language;
    }

    /** Remembers the language of the window; null for that of the system. */
    public synchronized void setLanguage(@Nullable Language value) {
        changed |= language != value;
        language = value;
    }

    public synchronized Motion motion() {
        return motion;
    }

    public synchronized void setMotion(Motion value) {
        changed |= motion != value;
        motion = value;
    }

    public synchronized WallPreferences wall() {
        return wall;
    }

    public synchronized void setWall(WallPreferences value) {
        changed |= !wall.equals(value);
        wall = value;
    }

    public synchronized UpdatePreferences updates() {
        return updates;
    }

    public synchronized void setUpdates(UpdatePreferences value) {
        changed |= !updates.equals(value);
        updates = value;
    }

    /** Writes what changed since the last time, on the caller's thread. */
    public synchronized void flush() throws StoreException {
        if (!changed) return;
        var node = StrictJson.object().put("schema", SCHEMA);
        node.put("theme", theme.name().toLowerCase(Locale.ROOT));
        if (language != null) node.put("language", language.code());
        if (motion == Motion.REDUCED) node.put("motion", "reduced");
        var profiles = node.putObject("profiles");
        views.forEach((name, view) -> write(profiles.putObject(name), view));
        if (!wall.equals(WallPreferences.DEFAULT)) {
            PreferencesJson.write(node.putObject("wall"), wall);
        }
        if (!updates.equals(UpdatePreferences.DEFAULT)) {
            PreferencesJson.write(node.putObject("updates"), updates);
        }
        file.write(StrictJson.bytes(node));
        changed = false;
    }

    private static void write(ObjectNode node, ViewPreferences view) {
        var last = view.last();
        var between = view.between();
        if (last != null) node.put("last_ms", last.toMillis());
        if (between != null) {
            node.put("from", between.from().toString()).put("to", between.to().toString());
        }
        node.put("environment", view.filter().environment());
        node.put("model", view.filter().model());
        node.put("stage", view.filter().stage());
        node.put("refresh_ms", view.refresh().toMillis());
        node.put("paused", view.paused()).put("utc", view.utc());
    }

    private void read(byte[] contents) throws StoreException {
        var json =
                StrictJson.parse(file.path(), contents, SCHEMA)
                        .only(
                                Set.of(
                                        "schema",
                                        "theme",
                                        "language",
                                        "motion",
                                        "profiles",
                                        "wall",
                                        "updates"));
        var look = json.get("theme");
        theme =
                switch (look.text()) {
                    case "dark" -> Look.DARK;
                    case "light" -> Look.LIGHT;
                    case "system" -> Look.SYSTEM;
                    default ->
                            throw look.wrong(Sentence.of("store.json.or", "dark, light", "system"));
                };
        if (json.has("language")) {
            language = Language.find(json.get("language").text());
            if (language == null)
                throw json.get("language").wrong(Sentence.of("store.json.or", "en", "th"));
        }
        var moves = json.textOrNull("motion");
        motion =
                switch (moves) {
                    case null -> Motion.SYSTEM;
                    case "reduced" -> Motion.REDUCED;
                    default -> throw json.get("motion").wrong(Sentence.of("store.json.reduced"));
                };
        if (json.has("wall")) wall = PreferencesJson.wall(json.get("wall"));
        if (json.has("updates")) updates = PreferencesJson.updates(json.get("updates"));
        var profiles = json.get("profiles");
        for (var name : profiles.fields()) views.put(name, view(profiles.get(name)));
    }

    private static ViewPreferences view(StrictJson json) throws StoreException {
        json.only(VIEW_FIELDS);
        try {
            return new ViewPreferences(
                    json.has("last_ms") ? Duration.ofMillis(json.get("last_ms").number()) : null,
                    json.has("from")
                            ? new TimeRange(
                                    Instant.parse(json.get("from").text()),
                                    Instant.parse(json.get("to").text()))
                            : null,
                    new Filter(
                            json.textOrNull("environment"),
                            json.textOrNull("model"),
                            json.textOrNull("stage")),
                    Duration.ofMillis(json.get("refresh_ms").number()),
                    json.get("paused").flag(),
                    json.get("utc").flag());
        } catch (DateTimeException | IllegalArgumentException e) {
            throw json.wrong(Sentence.of("store.json.view"));
        }
    }
}
