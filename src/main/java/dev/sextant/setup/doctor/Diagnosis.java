package dev.sextant.setup.doctor;

import java.time.Instant;
import java.util.List;

/**
 * What the doctor found.
 *
 * @param at when it was done, by this machine's clock
 * @param findings the gravest first
 * @param notChecked what may be wrong besides
 */
public record Diagnosis(Instant at, List<Finding> findings, List<NotChecked> notChecked) {

    public Diagnosis {
        findings = List.copyOf(findings);
        notChecked = List.copyOf(notChecked);
    }

    /** How many kinds of faults the doctor knows. */
    public int checks() {
        return Fault.values().length;
    }

    /** How many kinds of faults could be looked for. */
    public int checked() {
        return checks() - notChecked.size();
    }
}
