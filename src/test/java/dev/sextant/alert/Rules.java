package dev.sextant.alert;

import dev.sextant.cluster.Dimension;
import dev.sextant.model.Filter;
import dev.sextant.model.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Rules for tests. */
public final class Rules {

    private Rules() {}

    public static Rule errorRate(Duration interval, Duration pendingFor, Duration keepFiringFor) {
        return of(
                "high-error-rate",
                new Condition.ErrorRate(Duration.ofMinutes(10), new BigDecimal(5), 50),
                Severity.CRITICAL,
                interval,
                pendingFor,
                keepFiringFor,
                List.of("pagerduty"));
    }

    public static Rule of(String id, Condition condition) {
        return of(
                id,
                condition,
                Severity.WARNING,
                Rule.DEFAULT_INTERVAL,
                Duration.ZERO,
                Duration.ZERO,
                List.of("slack"));
    }

    public static Rule of(
            String id,
            Condition condition,
            Severity severity,
            Duration interval,
            Duration pendingFor,
            Duration keepFiringFor,
            List<String> routes) {
        return new Rule(
                id,
                id.replace('-', ' '),
                condition,
                severity,
                interval,
                Rule.DEFAULT_QUERY_DELAY,
                pendingFor,
                keepFiringFor,
                List.of(Dimension.MODEL),
                Filter.ALL,
                List.of(),
                Map.of(),
                new Annotations(id, "", "look", ""),
                routes,
                true);
    }
}
