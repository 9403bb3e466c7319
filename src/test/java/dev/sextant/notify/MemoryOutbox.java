package dev.sextant.notify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An outbox that a crash leaves as it was, and that can be full. */
final class MemoryOutbox implements Outbox {

    final List<DeliveryEntry> decisions = new ArrayList<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private boolean full;

    void full(boolean now) {
        full = now;
    }

    @Override
    public synchronized List<Row> rows() {
        return List.copyOf(rows.values());
    }

    @Override
    public synchronized void save(List<Row> changed) throws IOException {
        if (full) throw new IOException("no space left");
        changed.forEach(row -> rows.put(row.id(), row));
    }

    @Override
    public synchronized void decided(List<DeliveryEntry> entries) throws IOException {
        if (full) throw new IOException("no space left");
        decisions.addAll(entries);
    }

    List<Reason> reasons() {
        return decisions.stream().map(DeliveryEntry::reason).toList();
    }
}
