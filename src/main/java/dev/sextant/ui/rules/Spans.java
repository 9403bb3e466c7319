package dev.sextant.ui.rules;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lengths of time as a person types them: {@code 90s}, {@code 10m}, {@code 2 h}, {@code 1d}. */
final class Spans {

    private static final Pattern TYPED =
            Pattern.compile("(\\d{1,6})\\s*(s|sec|m|min|h|d)?", Pattern.CASE_INSENSITIVE);

    private Spans() {}

    static String text(Duration span) {
        var seconds = span.toSeconds();
        if (seconds != 0 && seconds % 86_400 == 0) return seconds / 86_400 + "d";
        if (seconds != 0 && seconds % 3_600 == 0) return seconds / 3_600 + "h";
        if (seconds != 0 && seconds % 60 == 0) return seconds / 60 + "m";
        return seconds == 0 ? "0" : seconds + "s";
    }

    /** Null when it is no length; a number without a unit is one only when it is 0. */
    static @Nullable Duration parse(String text) {
        var match = TYPED.matcher(text.strip());
        if (!match.matches()) return null;
        var number = Long.parseLong(match.group(1));
        var unit = match.group(2);
        if (unit == null) return number == 0 ? Duration.ZERO : null;
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "s", "sec" -> Duration.ofSeconds(number);
            case "m", "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
