package dev.sextant.monitor;

import dev.sextant.live.Live;
import dev.sextant.text.ErrorCode;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is known of a loop that got stuck, and who is told: the desk at once, past the loop itself;
 * receivers by an alert of Sextant's own, once the loop goes on. Safe for use by many threads.
 */
final class Stuck {

    static final Sentence SENTENCE =
            ErrorCode.EVALUATION_STUCK.after(Sentence.of("watching.stuck"));

    private final Live<AlertsSeen> seen;
    private final Troubles troubles;
    private final OwnWatch own;
    private final AlertingLog log;
    private final AtomicLong progress = new AtomicLong();

    Stuck(Live<AlertsSeen> seen, Troubles troubles, OwnWatch own, AlertingLog log) {
        this.seen = seen;
        this.troubles = troubles;
        this.own = own;
        this.log = log;
    }

    /** The loop got on. */
    void progress() {
        progress.incrementAndGet();
    }

    /** Another number each time that the loop got on. */
    long made() {
        return progress.get();
    }

    /** As another thread sees it. */
    void tell(boolean now) {
        seen.update(before -> with(before, now));
        if (now) {
            troubles.add("stuck", SENTENCE);
            own.stoodStill();
            log.stuck(SENTENCE.english());
        } else {
            troubles.clear("stuck");
        }
    }

    private static AlertsSeen with(AlertsSeen seen, boolean now) {
        var problems = new ArrayList<>(seen.problems());
        problems.remove(SENTENCE);
        if (now) problems.add(SENTENCE);
        return new AlertsSeen(
                seen.alerts(),
                seen.rules(),
                seen.silences(),
                seen.gaps(),
                List.copyOf(problems),
                seen.judgedAt(),
                seen.clockOffset(),
                seen.watchedSince(),
                seen.owner());
    }
}
