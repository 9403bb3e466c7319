package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.text.Sentence;
import java.util.List;
import java.util.Set;

/**
 * Finds a fault by the documents that have it: one search, whose every hit has the fault.
 *
 * @param why key of what was seen; its argument is the count
 */
record DocumentCheck(Fault fault, String why, Search search, Mending mending) implements Check {

    /** Which documents have the fault. */
    @FunctionalInterface
    interface Search {
        ObjectNode query(LogFields fields, Readings.Clock clock);
    }

    /** What to change. */
    @FunctionalInterface
    interface Mending {
        String of(Readings readings, Hits hits);
    }

    @Override
    public Set<Fault> faults() {
        return Set.of(fault);
    }

    @Override
    public List<Finding> judge(Readings readings) throws UnreadException {
        readings.requireDocuments();
        var known = readings.documents().get(fault);
        if (known == null) {
            // nothing was asked, since the mapping could not be read
            readings.fields().get();
            throw new IllegalStateException(fault.id());
        }
        var hits = known.get();
        if (hits.count() == 0) return List.of();
        return List.of(
                new Finding(
                        fault,
                        Sentence.of(why, hits.count()),
                        hits.count(),
                        hits.samples(),
                        hits.newest(),
                        mending.of(readings, hits)));
    }
}
