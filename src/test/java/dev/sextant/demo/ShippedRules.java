package dev.sextant.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Judges a stream of events as the shipped rules do, window by window, without a cluster. A breach
 * is named "rule: group".
 */
final class ShippedRules {
    static final int MINIMUM_SAMPLE = 50;
    static final Duration GRID = Duration.ofSeconds(30);

    private final Map<String, List<DemoEvent>> groups = new TreeMap<>();
    private final Map<String, Double> baselines = new TreeMap<>();
    private final Function<DemoEvent, String> group;

    /**
     * @param events oldest first
     * @param group what a rule judges apart from each other: the model, or model and environment
     */
    ShippedRules(List<DemoEvent> events, Function<DemoEvent, String> group) {
        this.group = group;
        for (var event : events) {
            groups.computeIfAbsent(group.apply(event), ignored -> new ArrayList<>()).add(event);
        }
    }

    static String byModel(DemoEvent event) {
        return event.model();
    }

    static String byModelAndEnvironment(DemoEvent event) {
        return event.model() + " in " + event.environment();
    }

    /** Every rule that breaks in a window which ends in (from, to], and for whom. */
    Set<String> breaches(Instant from, Instant to, Set<String> inProduction) {
        var breaches = new TreeSet<String>();
        for (var end = from.plus(GRID); !end.isAfter(to); end = end.plus(GRID)) {
            for (var name : groups.keySet()) {
                judge(name, end, inProduction.contains(name), breaches);
            }
        }
        return breaches;
    }

    private void judge(String name, Instant end, boolean inProduction, Set<String> breaches) {
        if (window(name, end, Duration.ofMinutes(5)).stream()
                .anyMatch(event -> !event.isPrediction() && event.failed())) {
            breaches.add("deploy failed: " + name);
        }
        var ten = predictions(window(name, end, Duration.ofMinutes(10)));
        var errors = ten.stream().filter(DemoEvent::failed).count();
        if (ten.size() >= MINIMUM_SAMPLE && errors * 100 > 5L * ten.size()) {
            breaches.add("high error rate: " + name);
        }
        var latencies = latencies(predictions(window(name, end, Duration.ofMinutes(15))));
        if (latencies.size() >= MINIMUM_SAMPLE && p99(latencies) > 2 * baseline(name)) {
            breaches.add("latency regression: " + name);
        }
        if (inProduction && predictions(window(name, end, Duration.ofMinutes(30))).isEmpty()) {
            breaches.add("no predictions: " + name);
        }
    }

    /** P99 of the same group over everything before this instant. */
    void freezeBaselines(List<DemoEvent> before) {
        for (var name : groups.keySet()) {
            var latencies = latencies(before, event -> group.apply(event).equals(name));
            if (latencies.size() >= 200) {
                baselines.put(name, p99(latencies));
            }
        }
    }

    private double baseline(String name) {
        return baselines.getOrDefault(name, Double.POSITIVE_INFINITY);
    }

    private List<DemoEvent> window(String name, Instant end, Duration length) {
        var events = groups.getOrDefault(name, List.of());
        return events.subList(firstAt(events, end.minus(length)), firstAt(events, end));
    }

    private static int firstAt(List<DemoEvent> events, Instant time) {
        var low = 0;
        var high = events.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (events.get(middle).time().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<DemoEvent> predictions(List<DemoEvent> events) {
        return events.stream().filter(DemoEvent::isPrediction).toList();
    }

    private static List<Double> latencies(List<DemoEvent> predictions) {
        return latencies(predictions, ignored -> true);
    }

    private static List<Double> latencies(List<DemoEvent> events, Predicate<DemoEvent> wanted) {
        var latencies = new ArrayList<Double>();
        for (var event : events) {
            var latency = event.latencyMs();
            if (latency != null && wanted.test(event)) {
                latencies.add(latency);
            }
        }
        latencies.sort(Comparator.naturalOrder());
        return latencies;
    }

    private static double p99(List<Double> sorted) {
        return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }
}
