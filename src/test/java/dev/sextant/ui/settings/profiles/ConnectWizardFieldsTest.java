package dev.sextant.ui.settings.profiles;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.LogField;
import dev.sextant.widget.Theme;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A log with other names than the contract's, on the way to a first profile. */
class ConnectWizardFieldsTest extends WizardBed {

    @Test
    void takesTheOtherNamesOfALogWhenAPersonSaysSo() throws Exception {
        show(Theme.DARK);
        toProof();
        type("wizard-secret", "good-key");
        press("wizard-next");
        until("wizard-step", "duration_s in seconds");
        keep("fields");
        press("wizard-fields-use");
        until("wizard-step", "Used for this log:");
        keep("fields-used");
        assertTrue(texts("wizard-step").contains("model_name: always cola"));
        press("wizard-fields-undo");
        until("wizard-step", "otherwise than the log contract");
        press("wizard-fields-use");
        until("wizard-step", "Used for this log:");
        press("wizard-next");
        untilShown("wizard-name");
        press("wizard-next");
        await().until(() -> !done.isEmpty());
        var mapping = Objects.requireNonNull(store.find("es.example.org")).mapping();
        assertEquals("duration_s", mapping.name(LogField.LATENCY));
        assertEquals(LatencyUnit.SECONDS, mapping.latencyUnit());
        assertEquals(Map.of(LogField.MODEL, "cola"), mapping.constants());
    }

    @Test
    void anotherLogHasOtherNames() throws Exception {
        show(Theme.DARK);
        toProof();
        type("wizard-secret", "good-key");
        press("wizard-next");
        until("wizard-step", "duration_s in seconds");
        press("wizard-fields-use");
        until("wizard-step", "Used for this log:");
        type("wizard-index", "metrics");
        until("wizard-step", "otherwise than the log contract");
        press("wizard-next");
        untilShown("wizard-name");
        press("wizard-next");
        await().until(() -> !done.isEmpty());
        assertEquals(FieldMapping.NONE, done.getFirst().mapping());
    }
}
