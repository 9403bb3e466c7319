package dev.sextant.demo;

import static dev.sextant.demo.Release.NEVER;
import static dev.sextant.demo.Release.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registries of the three environments log: versions registered, moved between stages and
 * deployed, by whom, and what failed. Every day has a few deployments in staging and dev.
 */
final class RegistryHistory {
    private static final String REGISTERED = "registered";
    private static final String TRANSITIONED = "transitioned";
    private static final String DEPLOYED = "deployed";
    private static final String BOT = "ci-bot";
    private static final List<String> APPROVERS = List.of("nok", "somchai", "erik", BOT);
    private static final int DAY = 24 * 60;

    private record Failure(
            String model, int version, String type, String stage, long minute, String user) {}

    private static final List<Failure> FAILURES =
            List.of(
                    new Failure("credit-risk", 7, DEPLOYED, "Production", at(-9, 9, 31), BOT),
                    new Failure("doc-classifier", 5, DEPLOYED, "Production", at(-7, 10, 52), BOT),
                    new Failure(
                            "image-moderation", 18, DEPLOYED, "Production", at(-4, 11, 20), "anna"),
                    new Failure(
                            "search-ranker", 31, TRANSITIONED, "Production", at(-2, 17, 3), "nok"));

    private final long seed;
    private final Instant midnight;
    private final @Nullable Incident incident;
    private final List<DemoEvent> releases = new ArrayList<>();

    /**
     * @param midnight where minute 0 lies
     * @param incident null when nothing goes wrong
     */
    RegistryHistory(long seed, Instant midnight, @Nullable Incident incident) {
        this.seed = seed;
        this.midnight = midnight;
        this.incident = incident;
        for (var model : Catalogue.MODELS) {
            for (var release : model.releases()) {
                addRelease(model, release);
            }
        }
        for (var failure : FAILURES) {
            releases.add(
                    event(
                            failure.minute(),
                            failure.type(),
                            failure.model(),
                            failure.version(),
                            failure.stage(),
                            "production",
                            failure.user(),
                            "failed"));
        }
    }

    /** Everything in [from, to), in no particular order. */
    List<DemoEvent> between(Instant from, Instant to) {
        var all = new ArrayList<>(releases);
        var firstDay = Math.floorDiv(minuteOf(from), DAY);
        for (var day = Math.max(firstDay, -7); day <= Math.floorDiv(minuteOf(to), DAY); day++) {
            addRoutine(all, day);
        }
        addIncident(all);
        all.removeIf(event -> event.time().isBefore(from) || !event.time().isBefore(to));
        return all;
    }

    private void addRelease(ModelProfile model, Release release) {
        var name = model.name();
        var version = release.version();
        var registered = release.registered();
        var dice = Dice.of(seed, name.hashCode(), version);
        releases.add(success(registered - 95, REGISTERED, name, version, "None", "dev"));
        releases.add(success(registered - 88, DEPLOYED, name, version, "None", "dev"));
        releases.add(success(registered - 41, REGISTERED, name, version, "None", "staging"));
        releases.add(success(registered - 32, TRANSITIONED, name, version, "Staging", "staging"));
        releases.add(success(registered - 30, DEPLOYED, name, version, "Staging", "staging"));
        releases.add(success(registered, REGISTERED, name, version, "None", "production"));
        releases.add(
                success(release.staged(), TRANSITIONED, name, version, "Staging", "production"));
        if (release.promoted() == NEVER) {
            return;
        }
        var approver = APPROVERS.get(dice.below(APPROVERS.size()));
        // A minute ahead: the first prediction of a version comes after its deployment.
        releases.add(
                event(
                        release.promoted() - 2,
                        TRANSITIONED,
                        name,
                        version,
                        "Production",
                        "production",
                        approver,
                        "success"));
        releases.add(
                event(
                        release.promoted() - 1,
                        DEPLOYED,
                        name,
                        version,
                        "Production",
                        "production",
                        BOT,
                        "success"));
        if (release.archived() != NEVER) {
            releases.add(
                    event(
                            release.archived(),
                            TRANSITIONED,
                            name,
                            version,
                            "Archived",
                            "production",
                            approver,
                            "success"));
        }
    }

    private void addRoutine(List<DemoEvent> events, long day) {
        var live =
                Catalogue.MODELS.stream()
                        .filter(model -> model.releases().getLast().archived() == NEVER)
                        .toList();
        var start = day * DAY;
        for (var i = 0; i < 3; i++) {
            var model = live.get((int) Math.floorMod(day * 3 + i, (long) live.size()));
            var minute = start + List.of(150L, 640L, 965L).get(i);
            var release =
                    model.releases().stream()
                            .filter(candidate -> candidate.registered() < minute)
                            .toList()
                            .getLast();
            var environment = i == 1 ? "dev" : "staging";
            var stage = i == 1 ? "None" : "Staging";
            events.add(
                    success(minute, DEPLOYED, model.name(), release.version(), stage, environment));
        }
    }

    private void addIncident(List<DemoEvent> events) {
        if (incident == null) {
            return;
        }
        var deployed = incident.badDeployment();
        var model = Catalogue.REGRESSING;
        var candidate = candidate(model);
        events.add(
                lifecycle(
                        deployed.minusSeconds(4),
                        TRANSITIONED,
                        model,
                        candidate,
                        "Production",
                        "production",
                        BOT,
                        "success"));
        events.add(
                lifecycle(
                        deployed,
                        DEPLOYED,
                        model,
                        candidate,
                        "Production",
                        "production",
                        BOT,
                        "success"));
        events.add(
                lifecycle(
                        deployed.plusSeconds(20),
                        TRANSITIONED,
                        model,
                        candidate - 1,
                        "Archived",
                        "production",
                        BOT,
                        "success"));
        var failing = Catalogue.FAILING_TO_DEPLOY;
        events.add(
                lifecycle(
                        incident.failedDeployment(),
                        DEPLOYED,
                        failing,
                        candidate(failing),
                        "Production",
                        "production",
                        "nok",
                        "failed"));
    }

    private static int candidate(String model) {
        return Catalogue.named(model).releases().getLast().version();
    }

    private DemoEvent success(
            long minute, String type, String model, int version, String stage, String environment) {
        var hour = Math.floorMod(minute, DAY) / 60;
        var person = hour >= 8 && hour < 19;
        return event(
                minute,
                type,
                model,
                version,
                stage,
                environment,
                person ? Catalogue.named(model).owner() : BOT,
                "success");
    }

    /** At some second of the minute. */
    private DemoEvent event(
            long minute,
            String type,
            String model,
            int version,
            String stage,
            String environment,
            String user,
            String status) {
        var within = Dice.of(seed, minute, model.hashCode()).below(60_000);
        var time = midnight.plusSeconds(minute * 60).plusMillis(within);
        return lifecycle(time, type, model, version, stage, environment, user, status);
    }

    private static DemoEvent lifecycle(
            Instant time,
            String type,
            String model,
            int version,
            String stage,
            String environment,
            String user,
            String status) {
        return new DemoEvent(
                time,
                type,
                model,
                version,
                stage,
                status,
                environment,
                null,
                null,
                user,
                null,
                null,
                null);
    }

    private long minuteOf(Instant time) {
        return Math.floorDiv(time.toEpochMilli() - midnight.toEpochMilli(), 60_000L);
    }
}
