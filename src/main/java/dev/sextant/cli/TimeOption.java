package dev.sextant.cli;

import dev.sextant.model.TimePoint;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** A point in time on the command line: ISO 8601 with offset, {@code now} or {@code now-15m}. */
final class TimeOption {

    private TimeOption() {}

    /**
     * @throws CommandException with a sentence for the person who typed it
     */
    static Instant parse(String option, String text, Instant now) throws CommandException {
        try {
            return TimePoint.parse(text).at(now);
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
        try {
            return TimePoint.length(text);
        } catch (DateTimeException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    option
                            + " '"
                            + text
                            + "' is not a length of time; write for example 90s or 5m");
        }
    }
}
