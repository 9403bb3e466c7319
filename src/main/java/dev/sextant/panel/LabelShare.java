package dev.sextant.panel;

import dev.sextant.cluster.LabelCount;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a model's predictions carry a label.
 *
 * @param model null for predictions of no model
 * @param label null for predictions without a label
 * @param share of all predictions of the model, those without a label among them, 0 to 1; null
 *     without a model
 * @param shareLabelled of the model's predictions that have a label, 0 to 1; null where this one
 *     has none
 */
public record LabelShare(
        @Nullable String model,
        @Nullable String label,
        long count,
        @Nullable Double share,
        @Nullable Double shareLabelled) {

    /** The shares in the order of the counts. */
    static List<LabelShare> of(List<LabelCount> counts) {
        var all = new HashMap<String, Long>();
        var labelled = new HashMap<String, Long>();
        for (var count : counts) {
            if (count.model() == null) continue;
            all.merge(count.model(), count.count(), Long::sum);
            if (count.label() != null) labelled.merge(count.model(), count.count(), Long::sum);
        }
        return counts.stream()
                .map(
                        count -> {
                            var model = count.model();
                            return new LabelShare(
                                    model,
                                    count.label(),
                                    count.count(),
                                    model == null ? null : share(count, all.get(model)),
                                    model == null || count.label() == null
                                            ? null
                                            : share(count, labelled.get(model)));
                        })
                .toList();
    }

    private static @Nullable Double share(LabelCount count, @Nullable Long whole) {
        return whole == null ? null : count.count() / (double) whole;
    }
}
