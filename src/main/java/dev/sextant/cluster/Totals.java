package dev.sextant.cluster;

import java.util.List;

/** Predictions and errors per model, busiest first; all models are there. */
public record Totals(List<ModelTotal> models) {

    /** One model's exact counts in the range. */
    public record ModelTotal(String model, long predictions, long errors) {}

    public long predictions() {
        return models.stream().mapToLong(ModelTotal::predictions).sum();
    }

    public long errors() {
        return models.stream().mapToLong(ModelTotal::errors).sum();
    }
}
