package dev.sextant.store;

import dev.sextant.text.Sentence;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the windows, in {@code windows.json}: where they stand for each arrangement
 * of monitors, how tables and panels were left, and what closing the last one means. Changes stay
 * in memory until {@link #flush}. A file that cannot be read is set aside: windows stand where they
 * stand at first then. Safe for use by many threads.
 */
public final class WindowStore {

    /** What happens to the watching when the last window is closed. */
    public enum Background {
        ASK,
        KEEP,
        END
    }

    private static final int SCHEMA = 1;
    private static final int MOST_ARRANGEMENTS = 12;
    private static final int MOST_DETAILS = 500;

    private final OwnFile file;
    private final SequencedMap<String, WindowPlace> places = new LinkedHashMap<>();
    private final SequencedMap<String, String> details = new LinkedHashMap<>();
    private final @Nullable String problem;
    private Background background = Background.ASK;
    private @Nullable String profile;
    private boolean changed;

    /**
     * @throws StoreException when the file can neither be read nor set aside
     */
    public WindowStore(Path path) throws StoreException {
        file = new OwnFile(path);
        problem = file.readOrSetAside(this::read, this::forget);
    }

    private void forget() {
        places.clear();
        details.clear();
        background = Background.ASK;
        profile = null;
    }

    public static WindowStore in(Directories directories) throws StoreException {
        return new WindowStore(directories.configuration().resolve("windows.json"));
    }

    /** Why the file was set aside, as a sentence; null when it was read. */
    public @Nullable String problem() {
        return problem;
    }

    /**
     * Where a window stood with these monitors, else where one stood last.
     *
     * @return null when nothing is known
     */
    public synchronized @Nullable WindowPlace place(String monitors) {
        var known = places.get(monitors);
        return known != null || places.isEmpty() ? known : places.lastEntry().getValue();
    }

    public synchronized void setPlace(String monitors, WindowPlace place) {
        // the last one is where windows stand with monitors that were never seen
        changed |= !place.equals(places.remove(monitors));
        places.put(monitors, place);
        if (places.size() > MOST_ARRANGEMENTS) places.pollFirstEntry();
    }

    /** The profile that was looked at last; null at first. */
    public synchronized @Nullable String profile() {
        return profile;
    }

    public synchronized void setProfile(String name) {
        changed |= !name.equals(profile);
        profile = name;
    }

    public synchronized Background background() {
        return background;
    }

    public synchronized void setBackground(Background value) {
        changed |= background != value;
        background = value;
    }

    /** How a part of the window was left, by its name there. */
    public synchronized Map<String, String> details() {
        return Map.copyOf(details);
    }

    /**
     * @param value null forgets it
     */
    public synchronized void setDetail(String name, @Nullable String value) {
        var before = value == null ? details.remove(name) : details.put(name, value);
        changed |= !Objects.equals(before, value);
        if (details.size() > MOST_DETAILS) details.pollFirstEntry();
    }

    /** Writes what changed since the last time, on the caller's thread. */
    public synchronized void flush() throws StoreException {
        if (!changed) return;
        var node = StrictJson.object().put("schema", SCHEMA);
        if (profile != null) node.put("profile", profile);
        node.put("background", name(background));
        var all = node.putObject("places");
        places.forEach(
                (monitors, place) ->
                        all.putObject(monitors)
                                .put("x", Math.round(place.x()))
                                .put("y", Math.round(place.y()))
                                .put("width", Math.round(place.width()))
                                .put("height", Math.round(place.height()))
                                .put("maximized", place.maximized()));
        var left = node.putObject("details");
        details.forEach(left::put);
        file.write(StrictJson.bytes(node));
        changed = false;
    }

    private static String name(Background background) {
        return switch (background) {
            case ASK -> "ask";
            case KEEP -> "keep";
            case END -> "end";
        };
    }

    private void read(byte[] contents) throws StoreException {
        var json =
                StrictJson.parse(file.path(), contents, SCHEMA)
                        .only(Set.of("schema", "profile", "background", "places", "details"));
        profile = json.textOrNull("profile");
        var after = json.get("background");
        background =
                switch (after.text()) {
                    case "ask" -> Background.ASK;
                    case "keep" -> Background.KEEP;
                    case "end" -> Background.END;
                    default -> throw after.wrong(Sentence.of("store.json.or", "ask, keep", "end"));
                };
        var all = json.get("places");
        for (var monitors : all.fields()) places.put(monitors, place(all.get(monitors)));
        var left = json.get("details");
        for (var name : left.fields()) details.put(name, left.get(name).text());
    }

    private static WindowPlace place(StrictJson json) throws StoreException {
        json.only(Set.of("x", "y", "width", "height", "maximized"));
        try {
            return new WindowPlace(
                    json.get("x").number(),
                    json.get("y").number(),
                    json.get("width").number(),
                    json.get("height").number(),
                    json.get("maximized").flag());
        } catch (IllegalArgumentException e) {
            throw json.wrong(Sentence.of("store.json.screen"));
        }
    }
}
