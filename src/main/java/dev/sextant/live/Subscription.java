package dev.sextant.live;

/** Ends a listener's interest in a {@link Live} value. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
