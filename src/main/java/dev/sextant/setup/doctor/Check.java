package dev.sextant.setup.doctor;

import java.util.List;
import java.util.Set;

/** Judges what was read of a cluster; asks nothing itself. */
interface Check {

    /** What it looks for. */
    Set<Fault> faults();

    /**
     * @return empty when nothing is wrong
     * @throws UnreadException when it cannot be known
     */
    List<Finding> judge(Readings readings) throws UnreadException;

    /** A check of one fault. */
    static Check of(Fault fault, Judgement judgement) {
        return new Check() {
            @Override
            public Set<Fault> faults() {
                return Set.of(fault);
            }

            @Override
            public List<Finding> judge(Readings readings) throws UnreadException {
                return judgement.judge(readings);
            }
        };
    }

    /** What {@link #judge} does. */
    @FunctionalInterface
    interface Judgement {
        List<Finding> judge(Readings readings) throws UnreadException;
    }
}
