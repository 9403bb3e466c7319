package dev.sextant.setup.doctor;

import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that lie in when documents say that they happened, and when they come. */
final class TimeChecks {

    /** What alert rules wait for by default is far less; windows of five minutes see too little. */
    static final Duration LAG = Duration.ofMinutes(1);

    static final Duration SKEW = Duration.ofSeconds(5);

    /** Zones differ by halves of hours. */
    private static final Duration ZONE_STEP = Duration.ofMinutes(30);

    private static final Duration NEAR = Duration.ofMinutes(8);
    private static final Duration QUIET = Duration.ofMinutes(30);
    private static final Duration ARCHIVE = Duration.ofDays(7);

    /** So many times the usual pause between two documents is no pause any more. */
    private static final int PAUSES = 20;

    /** Without anything else in the log, so many successes in a row are not believed. */
    private static final long ALONE = 500;

    /** Of a log that has other lines too. */
    private static final long AMONG_OTHERS = 5_000;

    private TimeChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of(Fault.TIME_WITHOUT_OFFSET, TimeChecks::offset),
                Check.of(Fault.INGEST_LAG, TimeChecks::lag),
                Check.of(Fault.INGEST_STOPPED, TimeChecks::stopped),
                Check.of(Fault.CLOCK_SKEW, TimeChecks::skew),
                Check.of(Fault.ONLY_SUCCESSES, TimeChecks::successes));
    }

    private static List<Finding> offset(Readings readings) throws UnreadException {
        readings.requireDocuments();
        var mend = new Mends(readings).offset();
        if (readings.lags() instanceof Known.Read<Readings.Lags>(var lags)) {
            var shift = shift(lags.quantile(0.5));
            var spread = lags.quantile(0.9).minus(lags.quantile(0.1));
            if (shift == null || spread.compareTo(NEAR) > 0) return List.of();
            return List.of(
                    new Finding(
                            Fault.TIME_WITHOUT_OFFSET,
                            Sentence.of("doctor.time-without-offset.why", Spoken.signed(shift)),
                            lags.sorted().size(),
                            List.of(),
                            null,
                            mend));
        }
        var newest = readings.newest().get();
        if (newest.latest() == null) return List.of();
        var shift = shift(Duration.between(newest.latest(), readings.clock().now()));
        if (shift == null || !shift.isNegative()) return List.of();
        var future = readings.documents().get(Fault.FUTURE_DOCUMENTS);
        if (future == null) return List.of();
        var hits = future.get();
        return List.of(
                new Finding(
                        Fault.TIME_WITHOUT_OFFSET,
                        Sentence.of("doctor.time-without-offset.newest", Spoken.of(shift.abs())),
                        hits.count(),
                        hits.samples(),
                        hits.newest(),
                        mend));
    }

    /** The half hours that a lag is, rounded; null when it is near none but zero. */
    private static @Nullable Duration shift(Duration lag) {
        var steps = Math.round((double) lag.toMillis() / ZONE_STEP.toMillis());
        if (steps == 0 || Math.abs(steps) > 28) return null;
        var shift = ZONE_STEP.multipliedBy(steps);
        return lag.minus(shift).abs().compareTo(NEAR) <= 0 ? shift : null;
    }

    private static List<Finding> lag(Readings readings) throws UnreadException {
        readings.requireDocuments();
        if (readings.lags() instanceof Known.Unread<Readings.Lags>(var why)) {
            throw new UnreadException(
                    readings.newest() instanceof Known.Read<Readings.Newest>(var newest)
                            ? Sentence.of(
                                    "doctor.unread.ages", why, ages(newest, readings.clock().now()))
                            : why);
        }
        var lags = readings.lags().get();
        var p95 = lags.quantile(0.95);
        if (p95.compareTo(LAG) <= 0) return List.of();
        var late = lags.sorted().stream().filter(one -> one.compareTo(LAG) > 0).count();
        return List.of(
                new Finding(
                        Fault.INGEST_LAG,
                        Sentence.of(
                                "doctor.ingest-lag.why",
                                Spoken.of(p95),
                                lags.sorted().size(),
                                Spoken.of(lags.quantile(0.5))),
                        late,
                        List.of(),
                        null,
                        new Mends(readings).lag(p95)));
    }

    /** The newest document of the freshest and of the stalest models. */
    private static String ages(Readings.Newest newest, Instant now) {
        var models = new ArrayList<>(newest.models().entrySet());
        models.sort((one, other) -> other.getValue().compareTo(one.getValue()));
        var told = new ArrayList<String>();
        for (var i = 0; i < models.size(); i++) {
            if (i >= 2 && i < models.size() - 2) continue;
            var age = Duration.between(models.get(i).getValue(), now);
            told.add(models.get(i).getKey() + " " + Spoken.of(age));
        }
        if (told.isEmpty()) {
            return newest.at() == null ? "—" : Spoken.of(Duration.between(newest.at(), now));
        }
        return String.join(", ", told);
    }

    private static List<Finding> stopped(Readings readings) throws UnreadException {
        readings.requireDocuments();
        var newest = readings.newest().get();
        if (newest.at() == null) return List.of();
        var age = Duration.between(newest.at(), readings.clock().now());
        if (age.compareTo(ARCHIVE) > 0) {
            throw new UnreadException(Sentence.of("doctor.unread.archive", Spoken.of(age)));
        }
        var pause = Duration.ofDays(1).dividedBy(Math.max(1, newest.inTheDayBefore()));
        if (age.compareTo(QUIET) <= 0 || age.compareTo(pause.multipliedBy(PAUSES)) <= 0) {
            return List.of();
        }
        return List.of(
                new Finding(
                        Fault.INGEST_STOPPED,
                        Sentence.of(
                                "doctor.ingest-stopped.why",
                                Spoken.of(age),
                                newest.inTheDayBefore()),
                        1,
                        List.of(),
                        newest.at(),
                        new Mends(readings).stopped()));
    }

    private static List<Finding> skew(Readings readings) throws UnreadException {
        var clock = readings.clock();
        var ahead = clock.ahead();
        if (ahead == null) throw new UnreadException(Sentence.of("doctor.unread.clock"));
        var found = new ArrayList<String>();
        var surely = ahead.abs().minus(clock.uncertain());
        if (surely.compareTo(SKEW) > 0) {
            found.add("this machine " + Spoken.signed(ahead));
        }
        var apart = clock.apart();
        if (apart != null && apart.compareTo(SKEW) > 0) found.add("nodes " + Spoken.of(apart));
        if (found.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.CLOCK_SKEW,
                        Sentence.of("doctor.clock-skew.why", String.join(", ", found)),
                        found,
                        Mends.clocks()));
    }

    private static List<Finding> successes(Readings readings) throws UnreadException {
        readings.requireDocuments();
        var counts = readings.counts().get();
        var others = counts.lifecycle() + counts.others();
        if (counts.errors() > 0) return List.of();
        if (counts.predictions() < (others == 0 ? ALONE : AMONG_OTHERS)) return List.of();
        return List.of(
                new Finding(
                        Fault.ONLY_SUCCESSES,
                        Sentence.of("doctor.only-successes.why", counts.predictions(), others),
                        counts.predictions(),
                        List.of(),
                        null,
                        new Mends(readings).everything()));
    }
}
