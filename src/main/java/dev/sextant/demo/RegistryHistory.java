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
    private static final String PRODUCTION = "production";
    private static final String SUCCESS = "success";
    private static final String FAILED = "failed";
    private static final String BOT = "ci-bot";
    private static final List<String> APPROVERS = List.of("nok", "somchai", "erik", BOT);
    private static final int DAY = 24 * 60;

    private record Version(String model, int number) {}

    private record Failure(Version version, String type, long minute, String user) {}

    private static final List<Failure> FAILURES =
            List.of(
                    failure("credit-risk", 7, DEPLOYED, at(-9, 9, 31), BOT),
                    failure("doc-classifier", 5, DEPLOYED, at(-7, 10, 52), BOT),
                    failure("image-moderation", 18, DEPLOYED, at(-4, 11, 20), "anna"),
                    failure("search-ranker", 31, TRANSITIONED, at(-2, 17, 3), "nok"));

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
            var version = failure.version();
            var time = someSecondOf(failure.minute(), version.model());
            var user = failure.user();
            releases.add(
                    event(time, failure.type(), version, "Production", PRODUCTION, user, FAILED));
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
        var version = new Version(model.name(), release.version());
        var registered = release.registered();
        addStep(registered - 95, REGISTERED, version, "None", "dev");
        addStep(registered - 88, DEPLOYED, version, "None", "dev");
        addStep(registered - 41, REGISTERED, version, "None", "staging");
        addStep(registered - 32, TRANSITIONED, version, "Staging", "staging");
        addStep(registered - 30, DEPLOYED, version, "Staging", "staging");
        addStep(registered, REGISTERED, version, "None", PRODUCTION);
        addStep(release.staged(), TRANSITIONED, version, "Staging", PRODUCTION);
        if (release.promoted() == NEVER) {
            return;
        }
        var dice = Dice.of(seed, version.model().hashCode(), version.number());
        var approver = APPROVERS.get(dice.below(APPROVERS.size()));
        // Ahead of the promotion: the first prediction of a version comes after its deployment.
        addStep(release.promoted() - 2, TRANSITIONED, version, "Production", PRODUCTION, approver);
        addStep(release.promoted() - 1, DEPLOYED, version, "Production", PRODUCTION, BOT);
        if (release.archived() != NEVER) {
            addStep(release.archived(), TRANSITIONED, version, "Archived", PRODUCTION, approver);
        }
    }

    private void addStep(
            long minute, String type, Version version, String stage, String environment) {
        addStep(minute, type, version, stage, environment, atWork(minute, version.model()));
    }

    private void addStep(
            long minute,
            String type,
            Version version,
            String stage,
            String environment,
            String user) {
        var time = someSecondOf(minute, version.model());
        releases.add(event(time, type, version, stage, environment, user, SUCCESS));
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
            var inDev = i == 1;
            events.add(
                    event(
                            someSecondOf(minute, model.name()),
                            DEPLOYED,
                            new Version(model.name(), release.version()),
                            inDev ? "None" : "Staging",
                            inDev ? "dev" : "staging",
                            atWork(minute, model.name()),
                            SUCCESS));
        }
    }

    private void addIncident(List<DemoEvent> events) {
        if (incident == null) {
            return;
        }
        var deployed = incident.badDeployment();
        var bad = candidate(Catalogue.REGRESSING);
        var good = new Version(bad.model(), bad.number() - 1);
        var promoted = deployed.minusSeconds(4);
        var archived = deployed.plusSeconds(20);
        events.add(event(promoted, TRANSITIONED, bad, "Production", PRODUCTION, BOT, SUCCESS));
        events.add(event(deployed, DEPLOYED, bad, "Production", PRODUCTION, BOT, SUCCESS));
        events.add(event(archived, TRANSITIONED, good, "Archived", PRODUCTION, BOT, SUCCESS));
        var failing = candidate(Catalogue.FAILING_TO_DEPLOY);
        var failedAt = incident.failedDeployment();
        events.add(event(failedAt, DEPLOYED, failing, "Production", PRODUCTION, "nok", FAILED));
    }

    private static Version candidate(String model) {
        return new Version(model, Catalogue.named(model).releases().getLast().version());
    }

    /** The model's owner by day, the bot by night. */
    private static String atWork(long minute, String model) {
        var hour = Math.floorMod(minute, DAY) / 60;
        return hour >= 8 && hour < 19 ? Catalogue.named(model).owner() : BOT;
    }

    private Instant someSecondOf(long minute, String model) {
        var within = Dice.of(seed, minute, model.hashCode()).below(60_000);
        return midnight.plusSeconds(minute * 60).plusMillis(within);
    }

    private static DemoEvent event(
            Instant time,
            String type,
            Version version,
            String stage,
            String environment,
            String user,
            String status) {
        return new DemoEvent(
                time,
                type,
                version.model(),
                version.number(),
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

    private static Failure failure(
            String model, int number, String type, long minute, String user) {
        return new Failure(new Version(model, number), type, minute, user);
    }

    private long minuteOf(Instant time) {
        return Math.floorDiv(time.toEpochMilli() - midnight.toEpochMilli(), 60_000L);
    }
}
