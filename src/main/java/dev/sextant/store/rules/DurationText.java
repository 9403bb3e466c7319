package dev.sextant.store.rules;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as rule files write them: {@code 30s}, {@code 10m}, {@code 1h30m}, {@code 2d}. */
public final class DurationText {

    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,7})h)?(?:(\\d{1,8})m)?(?:(\\d{1,9})s)?");

    private DurationText() {}

    /** Null for what is no duration; a duration has whole seconds and is not negative. */
    public static @Nullable Duration read(String text) {
        var match = FORM.matcher(text);
        if (text.isEmpty() || !match.matches()) return null;
        return Duration.ofDays(part(match.group(1)))
                .plusHours(part(match.group(2)))
                .plusMinutes(part(match.group(3)))
                .plusSeconds(part(match.group(4)));
    }

    private static long part(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** In the largest unit that needs no other: {@code 90m}, {@code 1h}, {@code 0s}. */
    public static String of(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds == 0) return "0s";
        if (seconds % 86_400 == 0) return seconds / 86_400 + "d";
        if (seconds % 3_600 == 0) return seconds / 3_600 + "h";
        if (seconds % 60 == 0) return seconds / 60 + "m";
        return seconds + "s";
    }
}
