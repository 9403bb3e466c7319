package dev.sextant.demo;

import dev.sextant.demo.ModelProfile.Output;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The predictions of one model, ten minutes at a time: a block depends on nothing but the seed, the
 * model and its number, so that any stretch of time can be asked for again.
 *
 * <p>Failures are spread evenly over a block rather than thrown independently: a healthy model then
 * never looks ill in ten unlucky minutes.
 */
final class Predictions {
    static final int BLOCK_MINUTES = 10;

    private static final String PRODUCTION = "production";
    private static final double SHADOW_SHARE = 0.06;
    private static final double STAGING_SHARE = 0.05;
    private static final double DEV_SHARE = 0.03;
    private static final double REFUSED_SHARE = 0.4;
    private static final int INSTANCES = 3;

    private final long seed;
    private final int index;
    private final ModelProfile model;
    private final Instant midnight;
    private final @Nullable Incident incident;

    /**
     * @param index the model's place in the catalogue
     * @param midnight where minute 0 lies
     * @param incident null when nothing goes wrong
     */
    Predictions(
            long seed,
            int index,
            ModelProfile model,
            Instant midnight,
            @Nullable Incident incident) {
        this.seed = seed;
        this.index = index;
        this.model = model;
        this.midnight = midnight;
        this.incident = incident;
    }

    /** The predictions of one block, in no particular order. */
    List<DemoEvent> block(long number) {
        var dice = Dice.of(seed, index, number);
        var minute = number * BLOCK_MINUTES;
        var inProduction = newest(minute, Kind.IN_PRODUCTION);
        if (inProduction == null) {
            return List.of();
        }
        var share = model.shape().share(minute + BLOCK_MINUTES / 2, Dice.of(seed, index).bits());
        var expected = model.peakPerMinute() * share * BLOCK_MINUTES;
        var drafts = new ArrayList<Draft>();
        // At least one in each block: a model in production is never silent for half an hour.
        add(drafts, dice, minute, Math.max(1, dice.poisson(expected)), Kind.IN_PRODUCTION);
        add(drafts, dice, minute, dice.poisson(expected * SHADOW_SHARE), Kind.SHADOW);
        add(drafts, dice, minute, dice.poisson(expected * STAGING_SHARE), Kind.IN_STAGING);
        var tried = expected * DEV_SHARE * officeHours(minute);
        add(drafts, dice, minute, dice.poisson(tried), Kind.IN_DEVELOPMENT);
        var failing = failing(drafts.size(), dice);
        var events = new ArrayList<DemoEvent>(drafts.size());
        for (var i = 0; i < drafts.size(); i++) {
            var event = event(drafts.get(i), failing.contains(i), dice);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private enum Kind {
        IN_PRODUCTION,
        SHADOW,
        IN_STAGING,
        IN_DEVELOPMENT
    }

    private record Draft(Kind kind, Instant time) {}

    private void add(List<Draft> drafts, Dice dice, long minute, int count, Kind kind) {
        var start = midnight.plusSeconds(minute * 60);
        for (var i = 0; i < count; i++) {
            drafts.add(new Draft(kind, start.plusMillis(dice.below(BLOCK_MINUTES * 60_000))));
        }
    }

    private Set<Integer> failing(int of, Dice dice) {
        var count = (int) (of * model.errorShare() + dice.uniform());
        var chosen = new HashSet<Integer>();
        while (chosen.size() < Math.min(count, of)) {
            chosen.add(dice.below(of));
        }
        return chosen;
    }

    /** Takes the same throws from the dice whether or not something goes wrong. */
    private @Nullable DemoEvent event(Draft draft, boolean unlucky, Dice dice) {
        var requestId = requestId(dice);
        var normal = dice.normal();
        var badLuck = dice.uniform();
        var refused = dice.uniform() < REFUSED_SHARE;
        var output = output(dice);
        var time = draft.time();
        if (fellSilent(time)) {
            return null;
        }
        var minute = Math.floorDiv(time.toEpochMilli() - midnight.toEpochMilli(), 60_000L);
        var bad = draft.kind() == Kind.IN_PRODUCTION && afterBadDeployment(time);
        // Once the candidate is in production, there is no shadow traffic to it any more.
        var kind =
                draft.kind() == Kind.SHADOW && afterBadDeployment(time)
                        ? Kind.IN_STAGING
                        : draft.kind();
        var release = newest(minute, bad ? Kind.SHADOW : kind);
        if (release == null) {
            return null;
        }
        var failed = bad ? badLuck < Incident.ERROR_SHARE : unlucky;
        var factor = ModelProfile.latencyFactor(release.version()) * (bad ? Incident.SLOWDOWN : 1);
        var latency = model.medianMs() * factor * StrictMath.exp(model.spread() * normal);
        return new DemoEvent(
                time,
                DemoEvent.PREDICT,
                model.name(),
                release.version(),
                stage(kind),
                failed ? "error" : "success",
                environment(kind),
                failed && refused ? null : Math.round(latency * 10) / 10.0,
                requestId,
                null,
                failed ? null : output.label(),
                failed ? null : output.score(),
                output.text());
    }

    private boolean fellSilent(Instant time) {
        return incident != null
                && model.name().equals(Catalogue.FALLING_SILENT)
                && !time.isBefore(incident.silentFrom());
    }

    private boolean afterBadDeployment(Instant time) {
        return incident != null
                && model.name().equals(Catalogue.REGRESSING)
                && !time.isBefore(incident.badDeployment());
    }

    private @Nullable Release newest(long minute, Kind kind) {
        for (var release : model.releases().reversed()) {
            var matches =
                    switch (kind) {
                        case IN_PRODUCTION -> release.isInProductionAt(minute);
                        case SHADOW -> release.isStagedAt(minute);
                        case IN_STAGING, IN_DEVELOPMENT -> release.registered() <= minute;
                    };
            if (matches) {
                return release;
            }
        }
        return null;
    }

    private static double officeHours(long minute) {
        var hour = Math.floorMod(minute, 24 * 60) / 60;
        return hour >= 8 && hour < 19 ? 1 : 0.1;
    }

    private static String stage(Kind kind) {
        return switch (kind) {
            case IN_PRODUCTION -> "Production";
            case SHADOW, IN_STAGING -> "Staging";
            case IN_DEVELOPMENT -> "None";
        };
    }

    private static String environment(Kind kind) {
        return switch (kind) {
            case IN_PRODUCTION, SHADOW -> PRODUCTION;
            case IN_STAGING -> "staging";
            case IN_DEVELOPMENT -> "dev";
        };
    }

    /** The form of a version 4 UUID; the last half names the instance that served the request. */
    private String requestId(Dice dice) {
        var instance = Dice.of(seed, index, Long.MIN_VALUE + dice.below(INSTANCES)).bits();
        var high = (dice.bits() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        var low = (instance & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private record Answer(@Nullable String label, @Nullable Double score, @Nullable String text) {}

    private Answer output(Dice dice) {
        return switch (model.output()) {
            case Output.Nothing() -> new Answer(null, null, null);
            case Output.Score() -> new Answer(null, thousandths(dice.uniform()), null);
            case Output.Label(var labels) -> {
                var at = (int) (labels.size() * dice.uniform() * dice.uniform());
                yield new Answer(labels.get(at), thousandths(1 - 0.4 * dice.uniform()), null);
            }
            case Output.LabelOfText() -> {
                var opinion = Opinion.ALL.get(dice.below(Opinion.ALL.size()));
                yield new Answer(
                        opinion.label(), thousandths(1 - 0.4 * dice.uniform()), opinion.text());
            }
        };
    }

    private static double thousandths(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
