package dev.sextant.setup.doctor;

import java.time.Duration;

/** Spans of time in units that are the same in every language. */
final class Spoken {

    private Spoken() {}

    /** In the largest unit of which there are two, for example {@code 95 s}, {@code 7 h}. */
    static String of(Duration duration) {
        var seconds = Math.abs(duration.toSeconds());
        var sign = duration.isNegative() ? "−" : "";
        if (seconds < 1) return Math.abs(duration.toMillis()) + " ms";
        if (seconds < 120) return sign + seconds + " s";
        if (seconds < 2 * 3_600) return sign + seconds / 60 + " min";
        if (seconds < 2 * 86_400) return sign + hours(seconds) + " h";
        return sign + seconds / 86_400 + " d";
    }

    private static String hours(long seconds) {
        var halves = Math.round(seconds / 1_800.0);
        return halves % 2 == 0 ? String.valueOf(halves / 2) : halves / 2 + ".5";
    }

    static String signed(Duration duration) {
        return duration.isNegative() ? of(duration) : "+" + of(duration);
    }
}
