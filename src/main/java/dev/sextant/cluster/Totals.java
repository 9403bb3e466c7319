package dev.sextant.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predictions and errors per model, busiest first; all models are there. */
public record Totals(List<ModelTotal> models) {

    /**
     * One model's exact counts in the range.
     *
     * @param errors null when the log does not tell which predictions failed
     */
    public record ModelTotal(String model, long predictions, @Nullable Long errors) {}

    public long predictions() {
        return models.stream().mapToLong(ModelTotal::predictions).sum();
    }

    /** Null when they are not known of some model. */
    public @Nullable Long errors() {
        return sum(models);
    }

    /** The errors of these models together; null when they are not known of some. */
    public static @Nullable Long sum(List<ModelTotal> models) {
        var sum = 0L;
        for (var model : models) {
            var errors = model.errors();
            if (errors == null) return null;
            sum += errors;
        }
        return sum;
    }
}
