package dev.sextant.panel;

import dev.sextant.cluster.Totals.ModelTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the error rate panel draws.
 *
 * @param models the models drawn apart, highest error rate first
 * @param others the models beyond them, summed; its name means nothing; null when there are none
 * @param otherModels the names of the models summed in {@code others}, busiest first
 */
public record ErrorRateData(
        List<ModelTotal> models, @Nullable ModelTotal others, List<String> otherModels) {}
