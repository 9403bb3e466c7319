package dev.sextant.widget.chart;

import dev.sextant.widget.SeriesStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives each name a style and remembers it for the session, so that a model looks the same on every
 * screen and after every refresh, whatever its rank. Used on the JavaFX thread only.
 */
public final class SeriesStyles {

    private final Map<String, SeriesStyle> known = new HashMap<>();

    /**
     * Styles names that are shown together: each new one takes the style its hash prefers, or the
     * next one that fewer of its neighbours have.
     */
    public void show(Collection<String> names) {
        var used = new int[SeriesStyle.SLOTS];
        for (var name : names) {
            var style = known.get(name);
            if (style != null) used[style.slot()]++;
        }
        names.stream()
                .filter(name -> !known.containsKey(name))
                .distinct()
                .sorted()
                .forEach(
                        name -> {
                            var slot = leastUsed(used, preferred(name));
                            used[slot]++;
                            known.put(name, new SeriesStyle(slot));
                        });
    }

    /** The style of a name; one never shown before gets the style its hash prefers. */
    public SeriesStyle of(String name) {
        return known.computeIfAbsent(name, unknown -> new SeriesStyle(preferred(unknown)));
    }

    private static int leastUsed(int[] used, int preferred) {
        var best = preferred;
        for (var step = 1; step < used.length; step++) {
            var slot = (preferred + step) % used.length;
            if (used[slot] < used[best]) best = slot;
        }
        return best;
    }

    private static int preferred(String name) {
        return Math.floorMod((name.hashCode() * 0x9E3779B1) >>> 8, SeriesStyle.SLOTS);
    }
}
