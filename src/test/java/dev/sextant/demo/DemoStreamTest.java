package dev.sextant.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoStreamTest {
    private static final Instant START = Instant.parse("2026-11-22T09:17:23.456Z");
    private static final Set<String> IN_PRODUCTION =
            Catalogue.MODELS.stream()
                    .map(ModelProfile::name)
                    .filter(name -> !name.equals("spam-filter"))
                    .collect(Collectors.toSet());

    @Test
    void saysTheSameOfTheSameTimeHoweverItIsAsked() {
        var stream = stream(false);
        var whole = stream.between(START.minus(hours(2)), START.plus(hours(1)));
        var pieces = new ArrayList<DemoEvent>();
        for (var from = START.minus(hours(2)); from.isBefore(START.plus(hours(1))); ) {
            var to = from.plusMillis(7_001);
            pieces.addAll(
                    stream.between(
                            from, to.isAfter(START.plus(hours(1))) ? START.plus(hours(1)) : to));
            from = to;
        }
        assertEquals(whole, pieces);
        assertEquals(
                whole,
                DemoStream.events(
                        SampleData.SEED,
                        false,
                        START,
                        START.minus(hours(2)),
                        START.plus(hours(1))));
    }

    @Test
    void anotherSeedIsAnotherWeek() {
        var one = DemoStream.events(1, true, START, START.minus(hours(1)), START);
        var two = DemoStream.events(2, true, START, START.minus(hours(1)), START);
        assertNotEquals(one, two);
    }

    @Test
    void theIncidentChangesNothingBeforeTheStart() {
        assertEquals(
                stream(true).between(START.minus(hours(8)), START),
                stream(false).between(START.minus(hours(8)), START));
    }

    @Test
    void trafficGoesOnAcrossTheStartWithoutAStep() {
        var events = stream(true).between(START.minus(hours(1)), START.plus(hours(1)));
        var before = count(events, event -> event.time().isBefore(START));
        var after = events.size() - before;
        assertEquals(1.0, (double) after / before, 0.2);
        var longestGap = Duration.ZERO;
        for (var i = 1; i < events.size(); i++) {
            var gap = Duration.between(events.get(i - 1).time(), events.get(i).time());
            longestGap = gap.compareTo(longestGap) > 0 ? gap : longestGap;
        }
        assertTrue(longestGap.compareTo(Duration.ofSeconds(45)) < 0, longestGap::toString);
    }

    @Test
    void aNightIsANightInTheZoneOfTheDemo() {
        var bangkok = ZoneId.of("Asia/Bangkok");
        var stream = DemoStream.startingAt(SampleData.SEED, true, START, bangkok);
        var night = Instant.parse("2026-11-21T19:00:00Z"); // 02:00 in Bangkok
        var noon = Instant.parse("2026-11-21T07:00:00Z"); // 14:00 in Bangkok
        Predicate<DemoEvent> ranker = event -> event.model().equals("search-ranker");
        var atNight = count(stream.between(night, night.plus(hours(1))), ranker);
        var atNoon = count(stream.between(noon, noon.plus(hours(1))), ranker);
        assertTrue(atNoon > 2 * atNight, atNight + " at night, " + atNoon + " at noon");
    }

    @Test
    void everyModelInProductionHasATransitionThatSaysSo() {
        var latest = new TreeSet<String>();
        for (var event : SampleData.generate()) {
            if (event.type().equals("transitioned") && !event.failed()) {
                var key = event.model() + " v" + event.version();
                if (event.stage().equals("Production")) {
                    latest.add(key);
                } else {
                    latest.remove(key);
                }
            }
        }
        assertEquals(
                IN_PRODUCTION,
                latest.stream()
                        .map(key -> key.substring(0, key.indexOf(' ')))
                        .collect(Collectors.toSet()));
        assertEquals(IN_PRODUCTION.size(), latest.size());
    }

    @Test
    void noVersionPredictsInProductionBeforeItsDeploymentThere() {
        var deployed = new HashSet<String>();
        var first = SampleData.END.minus(DemoStream.HISTORY);
        for (var event : SampleData.generate()) {
            var version = event.model() + " v" + event.version();
            var serving = event.stage().equals("Production");
            if (event.type().equals("deployed") && serving && !event.failed()) {
                deployed.add(version);
            } else if (event.isPrediction() && serving) {
                assertTrue(deployed.contains(version), version);
                assertFalse(event.time().isBefore(first));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {SampleData.SEED, 1})
    void nothingBreaksARuleInAHealthyDay(long seed) {
        var stream = DemoStream.startingAt(seed, true, START, ZoneOffset.UTC);
        var end = START.plus(hours(24));
        assertEquals(Set.of(), breaches(stream, end, ShippedRules::byModel));
        assertEquals(Set.of(), breaches(stream, end, ShippedRules::byModelAndEnvironment));
    }

    @Test
    void inTheRecordedWeekOnlyDeploymentsFailed() {
        var stream = DemoStream.endingAt(SampleData.SEED, SampleData.END);
        var week = stream.between(SampleData.END.minus(DemoStream.HISTORY), SampleData.END);
        var rules = new ShippedRules(week, ShippedRules::byModel);
        rules.freezeBaselines(week);
        // The model that was archived during the week is not judged for its silence.
        assertEquals(
                Set.of(
                        "deploy failed: doc-classifier",
                        "deploy failed: image-moderation",
                        "deploy failed: search-ranker"),
                rules.breaches(
                        SampleData.END.minus(DemoStream.HISTORY).plus(hours(1)),
                        SampleData.END,
                        IN_PRODUCTION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T00:00:05Z",
                "2026-11-22T03:40:00Z",
                "2026-11-22T09:17:23Z",
                "2026-11-22T18:05:00Z",
                "2026-11-22T23:58:30Z"
            })
    void theIncidentBreaksFourRulesAndNoOther(Instant start) {
        var stream = DemoStream.startingAt(SampleData.SEED, false, start, ZoneOffset.UTC);
        var rules = rules(stream, start, start.plus(hours(3)), ShippedRules::byModel);
        assertEquals(
                Set.of(
                        "deploy failed: credit-risk",
                        "high error rate: fraud-detector",
                        "latency regression: fraud-detector",
                        "no predictions: churn-predictor"),
                rules.breaches(start, start.plus(hours(3)), IN_PRODUCTION));
    }

    @Test
    void theIncidentUnfoldsWithinMinutes() {
        var rules = rules(stream(false), START, START.plus(hours(1)), ShippedRules::byModel);
        var beforeDeployment = START.plusSeconds(120);
        assertEquals(Set.of(), rules.breaches(START, beforeDeployment, IN_PRODUCTION));
        assertEquals(
                Set.of(
                        "deploy failed: credit-risk",
                        "high error rate: fraud-detector",
                        "latency regression: fraud-detector"),
                rules.breaches(START, START.plus(Duration.ofMinutes(8)), IN_PRODUCTION));
    }

    @Test
    void theBadVersionIsMuchSlowerAndFailsOften() {
        var stream = stream(false);
        var deployment = START.plusSeconds(120);
        var bad =
                stream.between(deployment.plusMillis(1), deployment.plus(hours(2))).stream()
                        .filter(DemoEvent::isPrediction)
                        .filter(event -> event.model().equals("fraud-detector"))
                        .filter(event -> event.environment().equals("production"))
                        .toList();
        assertTrue(bad.stream().allMatch(event -> event.version() == 12));
        assertTrue(bad.stream().allMatch(event -> event.stage().equals("Production")));
        var errors = 100.0 * count(bad, DemoEvent::failed) / bad.size();
        assertEquals(19, errors, 4);
        assertTrue(bad.size() > 1_500, () -> bad.size() + " predictions in two hours");
    }

    private static Set<String> breaches(
            DemoStream stream, Instant end, Function<DemoEvent, String> group) {
        var inProduction = new HashSet<>(IN_PRODUCTION);
        IN_PRODUCTION.forEach(name -> inProduction.add(name + " in production"));
        return rules(stream, START, end, group).breaches(START, end, inProduction);
    }

    private static ShippedRules rules(
            DemoStream stream, Instant start, Instant end, Function<DemoEvent, String> group) {
        var rules = new ShippedRules(stream.between(start.minus(hours(1)), end), group);
        rules.freezeBaselines(stream.between(start.minus(hours(24)), start));
        return rules;
    }

    private static DemoStream stream(boolean healthy) {
        return DemoStream.startingAt(SampleData.SEED, healthy, START, ZoneOffset.UTC);
    }

    private static long count(List<DemoEvent> events, Predicate<DemoEvent> wanted) {
        return events.stream().filter(wanted).count();
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
