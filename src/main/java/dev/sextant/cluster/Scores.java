package dev.sextant.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the scores of predictions are spread.
 *
 * @param predictions all of them
 * @param scored those with a score
 * @param lowest null when there is none
 * @param highest null when there is none
 * @param bins in order, each as wide as the others, those without a prediction among them: 0.05
 *     from 0 to 1 when every score lies there, else about twenty from the lowest to the highest
 */
public record Scores(
        long predictions,
        long scored,
        @Nullable Double lowest,
        @Nullable Double highest,
        List<Bin> bins) {

    public Scores {
        bins = List.copyOf(bins);
    }

    /**
     * Predictions whose score lies in a range.
     *
     * @param from inclusive
     * @param to exclusive, but for a last bin that ends at 1
     */
    public record Bin(double from, double to, long count) {}

    /** Predictions without a score. */
    public long unscored() {
        return predictions - scored;
    }
}
