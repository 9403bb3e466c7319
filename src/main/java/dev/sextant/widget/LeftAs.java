package dev.sextant.widget;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How parts of the windows were left, by name, so that they are found so again. Nothing is
 * remembered unless somebody keeps it. JavaFX thread only.
 */
public final class LeftAs {

    private static final Map<String, String> NOW = new HashMap<>();
    private static final AtomicReference<@Nullable BiConsumer<String, @Nullable String>> KEEPER =
            new AtomicReference<>();

    private LeftAs() {}

    /**
     * @param before what was kept of earlier sessions
     * @param keeper hears each change, with null when it is forgotten; null keeps nothing more
     */
    public static void keepWith(
            Map<String, String> before, @Nullable BiConsumer<String, @Nullable String> keeper) {
        NOW.clear();
        NOW.putAll(before);
        KEEPER.set(keeper);
    }

    public static @Nullable String of(String name) {
        return NOW.get(name);
    }

    /** Null when nothing, or no number, is known. */
    public static @Nullable Double number(String name) {
        var text = NOW.get(name);
        if (text == null) return null;
        try {
            var number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * @param value null forgets it
     */
    public static void set(String name, @Nullable String value) {
        var keeper = KEEPER.get();
        if (keeper == null || Objects.equals(NOW.get(name), value)) return;
        if (value == null) NOW.remove(name);
        else NOW.put(name, value);
        keeper.accept(name, value);
    }
}
