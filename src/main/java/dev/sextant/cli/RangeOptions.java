package dev.sextant.cli;

import dev.sextant.model.TimeRange;
import java.time.Instant;
import picocli.CommandLine.Option;

/** The time range of a command: the last day unless it says otherwise. */
final class RangeOptions {

    private static final String NOW = "now";

    @Option(
            names = "--from",
            defaultValue = "now-24h",
            paramLabel = "T",
            description = "Start, ISO 8601 with offset or now-15m (default: ${DEFAULT-VALUE}).")
    private String from = "";

    @Option(
            names = "--to",
            defaultValue = NOW,
            paramLabel = "T",
            description = "End, not included (default: ${DEFAULT-VALUE}).")
    private String to = "";

    /**
     * @throws CommandException when a time is not one, or the range is empty
     */
    TimeRange range(Instant now) throws CommandException {
        var start = TimeOption.parse("--from", from, now);
        var end = TimeOption.parse("--to", to, now);
        if (start.isBefore(end)) return new TimeRange(start, end);
        throw new CommandException(
                ExitCode.USAGE,
                "--from must be before --to; the range from %s to %s is empty."
                        .formatted(from, to));
    }

    /** Whether the range ends now, so that its last bucket is still open. */
    boolean moves() {
        return to.equals(NOW);
    }
}
