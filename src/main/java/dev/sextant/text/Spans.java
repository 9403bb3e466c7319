package dev.sextant.text;

import java.time.Duration;

/** Lengths of time in words; what is negative counts as none. */
public final class Spans {

    private Spans() {}

    /** One unit: {@code 2 s}, {@code 5 min}, {@code 3 h}, {@code 12 d}. */
    public static String age(Language language, Duration age) {
        var seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) return language.text("unit.seconds", seconds);
        if (seconds < 3_600) return language.text("unit.minutes", seconds / 60);
        if (seconds < 2 * 86_400) return language.text("unit.hours", seconds / 3_600);
        return language.text("unit.days", seconds / 86_400);
    }

    /** Two units at most: {@code 45 s}, {@code 21 min}, {@code 1 h 24 min}, {@code 2 d 3 h}. */
    public static String span(Language language, Duration span) {
        var seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) return language.text("unit.seconds", seconds);
        if (seconds < 3_600) return language.text("unit.minutes", seconds / 60);
        if (seconds < 86_400) {
            var hours = language.text("unit.hours", seconds / 3_600);
            var minutes = seconds % 3_600 / 60;
            return minutes == 0 ? hours : hours + " " + language.text("unit.minutes", minutes);
        }
        var days = language.text("unit.days", seconds / 86_400);
        var hours = seconds % 86_400 / 3_600;
        return hours == 0 ? days : days + " " + language.text("unit.hours", hours);
    }
}
