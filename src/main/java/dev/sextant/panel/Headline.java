package dev.sextant.panel;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ErrorBucket;
import dev.sextant.cluster.FilterChoices;
import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.Totals;
import dev.sextant.cluster.Traffic;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures above the panels, and what the controls can be set to.
 *
 * @param totals of the range, exact
 * @param inventory what the registry events say is in production at the end of the range
 * @param withoutInventory why the log cannot tell what is in production; null when it can
 * @param minutes the last full minutes of the range, oldest first; those without documents are left
 *     out
 * @param steps predictions and errors over the whole range
 * @param traffic what the latency panel draws, percentiles included
 * @param choices what the filters can be set to
 */
public record Headline(
        Totals totals,
        List<InventoryEntry> inventory,
        @Nullable ClusterException withoutInventory,
        List<ErrorBucket> minutes,
        List<ErrorBucket> steps,
        Traffic traffic,
        FilterChoices choices) {

    /** Models that the registry says are in production. */
    public long modelsInProduction() {
        return inventory.stream().map(InventoryEntry::model).distinct().count();
    }

    /** Of those, the ones without a prediction in the range. */
    public List<String> silent() {
        var heard =
                totals.models().stream().map(Totals.ModelTotal::model).collect(Collectors.toSet());
        return inventory.stream()
                .map(InventoryEntry::model)
                .distinct()
                .filter(model -> !heard.contains(model))
                .sorted()
                .toList();
    }
}
