package dev.sextant.alert;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What identifies an alert among those of its rule, in order of name: for example {@code model}, or
 * {@code node}.
 */
public record Labels(SortedMap<String, String> values) {

    public static final String MODEL = "model";
    public static final String ENVIRONMENT = "environment";
    public static final String VERSION = "version";
    public static final String STAGE = "stage";
    public static final String NODE = "node";
    public static final String RECEIVER = "receiver";

    /** For rules that have one alert only. */
    public static final Labels NONE = new Labels(new TreeMap<>());

    public Labels {
        values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Labels of(Map<String, String> values) {
        return new Labels(new TreeMap<>(values));
    }

    public static Labels of(String name, String value) {
        return of(Map.of(name, value));
    }

    public @Nullable String get(String name) {
        return values.get(name);
    }

    public @Nullable String model() {
        return get(MODEL);
    }
}
