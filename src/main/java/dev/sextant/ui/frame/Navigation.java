package dev.sextant.ui.frame;

import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a screen can send the person. Used on the JavaFX thread only. */
public interface Navigation {

    void openModel(String model);

    void openModels();

    /** The models that a panel summed as others, and no more than those. */
    void openOthers(List<String> models);

    /** The documents of one model and version, or of all when null. */
    void openRequests(@Nullable String model, @Nullable String version, Outcome outcome);

    /** One document, among the failed ones of its model. */
    void openRequest(LogEntry entry);

    /** One step back: within the screen, else to the one before. */
    void back();
}
