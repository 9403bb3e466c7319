package dev.sextant.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** A point in time on the command line: ISO 8601 with offset, {@code now} or {@code now-15m}. */
final class TimeOption {

    private static final Pattern RELATIVE = Pattern.compile("now(?:([+-])(\\d{1,9})([smhdw]))?");

    private TimeOption() {}

    /**
     * @throws CommandException with a sentence for the person who typed it
     */
    static Instant parse(String option, String text, Instant now) throws CommandException {
        try {
            var relative = RELATIVE.matcher(text);
            if (relative.matches()) {
                if (relative.group(1) == null) return now;
                var distance = length(relative.group(2), relative.group(3));
                return relative.group(1).equals("-") ? now.minus(distance) : now.plus(distance);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    option
                            + " '"
                            + text
                            + "' is not a time; write for example 2023-11-16T18:00:00Z, now or now-15m");
        }
    }

    /**
     * A length of time: {@code 90s}, {@code 5m}, {@code 2h}, {@code 7d}.
     *
     * @throws CommandException with a sentence for the person who typed it
     */
    static Duration duration(String option, String text) throws CommandException {
        var match = Pattern.compile("(\\d{1,9})([smhdw])").matcher(text);
        if (!match.matches()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    option
                            + " '"
                            + text
                            + "' is not a length of time; write for example 90s or 5m");
        }
        return length(match.group(1), match.group(2));
    }

    private static Duration length(String count, String unit) {
        var number = Long.parseLong(count);
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
