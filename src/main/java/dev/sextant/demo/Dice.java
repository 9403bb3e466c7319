package dev.sextant.demo;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every machine: only {@link SplittableRandom}'s integers are
 * used, and {@link StrictMath} on top of them.
 */
final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Dice that depend on the salt and every part, and on nothing else. */
    static Dice of(long salt, long... parts) {
        var seed = salt;
        for (var part : parts) {
            seed = new SplittableRandom(seed ^ (part * 0x9E3779B97F4A7C15L)).nextLong();
        }
        return new Dice(seed);
    }

    long bits() {
        return random.nextLong();
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [0, bound). */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Standard normal, cut off at four standard deviations. */
    double normal() {
        var radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        var value = radius * StrictMath.cos(2 * StrictMath.PI * uniform());
        return Math.clamp(value, -4, 4);
    }

    /** How many of something happen when {@code mean} are expected. The mean is at most 500. */
    int poisson(double mean) {
        var limit = StrictMath.exp(-mean);
        var count = 0;
        for (var product = uniform(); product > limit; product *= uniform()) {
            count++;
        }
        return count;
    }
}
