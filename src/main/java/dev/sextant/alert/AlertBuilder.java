package dev.sextant.alert;

import dev.sextant.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert being changed; everything not set stays as it was. */
final class AlertBuilder {

    private final Alert from;
    private String ruleName;
    private Severity severity;
    private Condition.Unit unit;
    private Map<String, String> ruleLabels;
    private Annotations annotations;
    private List<String> routes;
    private Alert.State state;
    private int episode;
    private Instant since;
    private @Nullable Instant firedAt;
    private @Nullable Instant clearSince;
    private @Nullable Instant endedAt;
    private Alert.@Nullable End end;
    private Instant windowEnd;
    private Reading reading;
    private Health health;
    private @Nullable String version;
    private @Nullable Acknowledgement acknowledged;
    private boolean flapping;
    private boolean late;
    private @Nullable AlertKey groupedUnder;
    private Alert.Memory memory;

    AlertBuilder(Alert from) {
        this.from = from;
        ruleName = from.ruleName();
        severity = from.severity();
        unit = from.unit();
        ruleLabels = from.ruleLabels();
        annotations = from.annotations();
        routes = from.routes();
        state = from.state();
        episode = from.episode();
        since = from.since();
        firedAt = from.firedAt();
        clearSince = from.clearSince();
        endedAt = from.endedAt();
        end = from.end();
        windowEnd = from.windowEnd();
        reading = from.reading();
        health = from.health();
        version = from.version();
        acknowledged = from.acknowledged();
        flapping = from.flapping();
        late = from.late();
        groupedUnder = from.groupedUnder();
        memory = from.memory();
    }

    /** What the rule says of itself now. */
    AlertBuilder rule(Rule rule) {
        ruleName = rule.name();
        severity = rule.severity();
        unit = rule.condition().unit();
        ruleLabels = rule.labels();
        annotations = rule.annotations();
        routes = rule.routes();
        return this;
    }

    AlertBuilder state(Alert.State next) {
        state = next;
        return this;
    }

    AlertBuilder episode(int next) {
        episode = next;
        return this;
    }

    AlertBuilder since(Instant next) {
        since = next;
        return this;
    }

    AlertBuilder firedAt(@Nullable Instant next) {
        firedAt = next;
        return this;
    }

    AlertBuilder clearSince(@Nullable Instant next) {
        clearSince = next;
        return this;
    }

    AlertBuilder ended(@Nullable Instant at, Alert.@Nullable End why) {
        endedAt = at;
        end = why;
        return this;
    }

    AlertBuilder windowEnd(Instant next) {
        windowEnd = next;
        return this;
    }

    AlertBuilder reading(Reading next) {
        reading = next;
        return this;
    }

    AlertBuilder health(Health next) {
        health = next;
        return this;
    }

    AlertBuilder version(@Nullable String next) {
        version = next;
        return this;
    }

    AlertBuilder acknowledged(@Nullable Acknowledgement next) {
        acknowledged = next;
        return this;
    }

    AlertBuilder flapping(boolean next) {
        flapping = next;
        return this;
    }

    AlertBuilder late(boolean next) {
        late = next;
        return this;
    }

    AlertBuilder groupedUnder(@Nullable AlertKey next) {
        groupedUnder = next;
        return this;
    }

    AlertBuilder memory(Alert.Memory next) {
        memory = next;
        return this;
    }

    Alert build() {
        return new Alert(
                from.key(),
                from.ruleId(),
                ruleName,
                severity,
                unit,
                from.labels(),
                ruleLabels,
                annotations,
                routes,
                state,
                episode,
                since,
                firedAt,
                clearSince,
                endedAt,
                end,
                windowEnd,
                reading,
                health,
                version,
                acknowledged,
                flapping,
                late,
                groupedUnder,
                memory);
    }
}
