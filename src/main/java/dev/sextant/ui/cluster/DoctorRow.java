package dev.sextant.ui.cluster;

import dev.sextant.model.Severity;
import dev.sextant.setup.doctor.Diagnosis;
import dev.sextant.setup.doctor.Fault;
import dev.sextant.setup.doctor.Finding;
import dev.sextant.setup.doctor.NotChecked;
import dev.sextant.text.Sentence;
import dev.sextant.ui.alerts.Severities;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the doctor's list. */
sealed interface DoctorRow {

    record Found(Finding finding) implements DoctorRow {
        @Override
        public Fault fault() {
            return finding.fault();
        }

        @Override
        public Sentence why() {
            return finding.why();
        }
    }

    /** What may be wrong besides: nobody could look. */
    record Unknown(NotChecked notChecked) implements DoctorRow {
        @Override
        public Fault fault() {
            return notChecked.fault();
        }

        @Override
        public Sentence why() {
            return notChecked.why();
        }
    }

    Fault fault();

    Sentence why();

    /** The gravest first, and what is not known last. */
    static List<DoctorRow> of(Diagnosis diagnosis) {
        var rows = new ArrayList<DoctorRow>();
        diagnosis.findings().forEach(one -> rows.add(new Found(one)));
        diagnosis.notChecked().forEach(one -> rows.add(new Unknown(one)));
        return rows;
    }

    /** A word and a shape. */
    default String sign() {
        return switch (this) {
            case Found(var finding) -> sign(finding.severity());
            case Unknown(var _) -> "○ " + Messages.text("doctor.page.unknown");
        };
    }

    private static String sign(Severity severity) {
        return Severities.shape(severity) + " " + Severities.word(severity);
    }

    /** Of the theme. */
    default String role() {
        return switch (this) {
            case Found(var finding) -> Severities.role(finding.severity());
            case Unknown(var _) -> "muted";
        };
    }

    default @Nullable Long count() {
        return this instanceof Found(var finding) ? finding.count() : null;
    }
}
