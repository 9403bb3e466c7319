package dev.sextant.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A value that changes, and those who want to know. A listener hears the present value at once,
 * then each new one, on the thread that set it.
 */
public final class Live<T> {

    private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();
    private T value;

    public Live(T value) {
        this.value = value;
    }

    public synchronized T get() {
        return value;
    }

    public synchronized void set(T next) {
        if (next.equals(value)) return;
        value = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    public synchronized void update(UnaryOperator<T> change) {
        set(change.apply(value));
    }

    public synchronized Subscription listen(Consumer<? super T> listener) {
        listeners.add(listener);
        listener.accept(value);
        return () -> listeners.remove(listener);
    }
}
