package dev.sextant.alert;

import java.util.Map;

/** A test of one label: equal, exactly. {@code *} matches any value but not a missing label. */
public record Matcher(String label, String value) {

    public boolean matches(Map<String, String> labels) {
        var found = labels.get(label);
        return found != null && (value.equals("*") || value.equals(found));
    }
}
