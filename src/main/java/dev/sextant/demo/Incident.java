package dev.sextant.demo;

import java.time.Instant;

/**
 * What goes wrong while a person looks on.
 *
 * @param silentFrom from when {@link Catalogue#FALLING_SILENT} predicts nothing any more
 * @param badDeployment when {@link Catalogue#REGRESSING}'s next version replaces the one in
 *     production; it is slower and fails more often
 * @param failedDeployment when deploying {@link Catalogue#FAILING_TO_DEPLOY}'s next version fails
 */
record Incident(Instant silentFrom, Instant badDeployment, Instant failedDeployment) {

    /** How many times as long the bad version takes. */
    static final double SLOWDOWN = 2.8;

    /** Share of the bad version's predictions that fail. */
    static final double ERROR_SHARE = 0.19;

    static Incident after(Instant start) {
        return new Incident(start.plusSeconds(60), start.plusSeconds(120), start.plusSeconds(180));
    }
}
