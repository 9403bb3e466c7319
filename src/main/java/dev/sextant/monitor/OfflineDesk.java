package dev.sextant.monitor;

import dev.sextant.alert.AlertBook;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertDatabase;
import dev.sextant.store.alerts.AlertMemory;
import dev.sextant.store.alerts.Wishes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Carries out what persons want while nobody judges; whoever judges next tells the receivers. */
public final class OfflineDesk {

    private OfflineDesk() {}

    /** The caller holds the right to judge. */
    public static void carryOut(AlertDatabase database) throws StoreException {
        var memory = new AlertMemory(database);
        var kept = memory.kept();
        var persons = new Persons(new Wishes(database), memory, InstantSource.system());
        persons.silences(kept.silences());
        var book =
                new AlertBook(kept.clusterUuid() == null ? "" : kept.clusterUuid(), kept.alerts());
        var done = persons.carryOut(book);
        if (done.transitions().isEmpty()) return;
        memory.keep(
                new AlertMemory.Change(
                        book.alerts().get(), List.of(), done.transitions(), Map.of()));
    }
}
