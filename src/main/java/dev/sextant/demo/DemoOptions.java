package dev.sextant.demo;

/**
 * What a person may choose about the demo.
 *
 * @param seed {@link SampleData#SEED} loads the recorded sample data; any other generates a week of
 *     its own
 * @param healthy whether nothing goes wrong after the start
 */
public record DemoOptions(long seed, boolean healthy) {
    public static final DemoOptions DEFAULT = new DemoOptions(SampleData.SEED, false);
}
