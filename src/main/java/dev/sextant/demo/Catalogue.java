package dev.sextant.demo;

import static dev.sextant.demo.Release.NEVER;
import static dev.sextant.demo.Release.at;

import dev.sextant.demo.ModelProfile.Output;
import java.util.ArrayList;
import java.util.List;

/** The models of the sample data. */
final class Catalogue {
    /** The model whose next version is bad. */
    static final String REGRESSING = "fraud-detector";

    /** The model that falls silent. */
    static final String FALLING_SILENT = "churn-predictor";

    /** The model whose deployment fails. */
    static final String FAILING_TO_DEPLOY = "credit-risk";

    private static final Output NOTHING = new Output.Nothing();
    private static final Output SCORE = new Output.Score();

    static final List<ModelProfile> MODELS =
            List.of(
                    new ModelProfile(
                            REGRESSING,
                            TrafficShape.ROLLED_OUT,
                            18,
                            92,
                            0.24,
                            0.006,
                            new Output.Label(List.of("legitimate", "fraud")),
                            "somchai",
                            releases(10, at(-23, 14, 20), at(-3, 10, 12), at(-1, 13, 30))),
                    new ModelProfile(
                            "search-ranker",
                            TrafficShape.DAY_AND_NIGHT,
                            5.6,
                            34,
                            0.22,
                            0.003,
                            NOTHING,
                            "nok",
                            releases(29, at(-20, 11, 5), at(-5, 16, 58), at(-2, 16, 58))),
                    new ModelProfile(
                            FALLING_SILENT,
                            TrafficShape.STEADY,
                            1.1,
                            61,
                            0.22,
                            0.004,
                            SCORE,
                            "malee",
                            releases(6, at(-27, 10, 20), at(-6, 10, 20), at(-2, 15, 45))),
                    new ModelProfile(
                            FAILING_TO_DEPLOY,
                            TrafficShape.OFFICE_HOURS,
                            2.4,
                            140,
                            0.25,
                            0.012,
                            new Output.Label(List.of("approve", "review", "decline")),
                            "somchai",
                            releases(6, at(-25, 13, 40), at(-9, 9, 50), at(-1, 9, 12))),
                    new ModelProfile(
                            "image-moderation",
                            TrafficShape.SPIKY,
                            5.2,
                            210,
                            0.24,
                            0.008,
                            new Output.Label(List.of("safe", "suggestive", "violent", "spam")),
                            "anna",
                            releases(17, at(-19, 15, 10), at(-4, 11, 34), NEVER)),
                    new ModelProfile(
                            "eta-forecast",
                            TrafficShape.COMMUTE,
                            2.6,
                            23,
                            0.22,
                            0.005,
                            SCORE,
                            "prasert",
                            releases(12, at(-21, 9, 25), at(-2, 10, 3), NEVER)),
                    new ModelProfile(
                            "demand-forecast",
                            TrafficShape.STEADY,
                            0.16,
                            850,
                            0.25,
                            0.02,
                            SCORE,
                            "malee",
                            releases(3, at(-28, 16, 30), at(-5, 13, 15), NEVER)),
                    new ModelProfile(
                            "sentiment",
                            TrafficShape.DAY_AND_NIGHT,
                            1.6,
                            48,
                            0.23,
                            0.005,
                            new Output.LabelOfText(),
                            "nok",
                            releases(8, at(-18, 14, 2), at(-6, 15, 21), at(-3, 16, 10))),
                    new ModelProfile(
                            "doc-classifier",
                            TrafficShape.QUIET_WEEKENDS,
                            1.7,
                            118,
                            0.24,
                            0.009,
                            new Output.Label(List.of("invoice", "contract", "letter", "receipt")),
                            "anna",
                            releases(4, at(-22, 10, 45), at(-7, 11, 8), NEVER)),
                    new ModelProfile(
                            "speech-to-text",
                            TrafficShape.QUIET_WEEKENDS,
                            0.9,
                            640,
                            0.25,
                            0.015,
                            NOTHING,
                            "prasert",
                            releases(2, at(-26, 13, 5), at(-4, 14, 26), at(-1, 10, 55))),
                    new ModelProfile(
                            "ledger-anomaly",
                            TrafficShape.NIGHTLY_BATCH,
                            4.5,
                            75,
                            0.22,
                            0.004,
                            SCORE,
                            "somchai",
                            releases(5, at(-24, 11, 50), at(-3, 15, 37), NEVER)),
                    retired());

    private Catalogue() {}

    static ModelProfile named(String name) {
        return MODELS.stream().filter(model -> model.name().equals(name)).findFirst().orElseThrow();
    }

    /** A model that was taken out of production and has been silent since, rightly. */
    private static ModelProfile retired() {
        return new ModelProfile(
                "spam-filter",
                TrafficShape.DAY_AND_NIGHT,
                1.2,
                19,
                0.22,
                0.006,
                new Output.Label(List.of("ham", "spam")),
                "nok",
                List.of(
                        new Release(
                                21,
                                at(-30, 10, 30),
                                at(-29, 11, 0),
                                at(-28, 9, 40),
                                at(-3, 9, 31))));
    }

    /**
     * Two versions that reached production one after the other, and, unless {@code candidate} is
     * {@link Release#NEVER}, a third that waits in Staging since then.
     */
    private static List<Release> releases(int first, long before, long current, long candidate) {
        var releases = new ArrayList<Release>();
        releases.add(released(first, before, current + 2));
        releases.add(released(first + 1, current, NEVER));
        if (candidate != NEVER) {
            releases.add(new Release(first + 2, candidate - 145, candidate, NEVER, NEVER));
        }
        return releases;
    }

    private static Release released(int version, long promoted, long archived) {
        var staged = promoted - 24 * 60 + 17L * (version % 7);
        return new Release(version, staged - 25 - 11L * (version % 5), staged, promoted, archived);
    }
}
