package dev.sextant.notify;

import dev.sextant.text.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An outbox that goes on in memory while nothing can be written, for example on a full disk, and
 * writes down what it held as soon as it can. People are told rather than not: what a crash in
 * between forgets may be sent again. Safe for use by many threads.
 */
public final class SpillingOutbox implements Outbox {

    private final Outbox durable;
    private final Consumer<@Nullable Sentence> trouble;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<DeliveryEntry> entries = new ArrayList<>();

    /**
     * @param trouble hears why nothing can be written, and null when it can again
     */
    public SpillingOutbox(Outbox durable, Consumer<@Nullable Sentence> trouble) {
        this.durable = durable;
        this.trouble = trouble;
    }

    @Override
    public List<Row> rows() throws IOException {
        return durable.rows();
    }

    @Override
    public synchronized void save(List<Row> changed) {
        changed.forEach(row -> rows.put(row.id(), row));
        write();
    }

    @Override
    public synchronized void decided(List<DeliveryEntry> decisions) {
        entries.addAll(decisions);
        write();
    }

    private void write() {
        try {
            durable.save(List.copyOf(rows.values()));
            rows.clear();
            durable.decided(List.copyOf(entries));
            entries.clear();
            trouble.accept(null);
        } catch (IOException e) {
            trouble.accept(Sentence.of("watching.spilling", String.valueOf(e.getMessage())));
        }
    }
}
