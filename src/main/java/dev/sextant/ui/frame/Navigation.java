package dev.sextant.ui.frame;

import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import dev.sextant.monitor.refresh.RangeChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a screen can send the person. Used on the JavaFX thread only. */
public interface Navigation {

    void openModel(String model);

    /** One model, in another range of time than the one chosen. */
    void openModel(String model, RangeChoice range);

    void openModels();

    /**
     * @param key the alert to show; null for the list
     */
    void openAlerts(@Nullable AlertKey key);

    /**
     * @param ruleId the rule to show; null for the list
     */
    void openRules(@Nullable String ruleId);

    /** How the cluster itself fares. */
    void openCluster();

    void openSettings();

    /** The models that a panel summed as others, and no more than those. */
    void openOthers(List<String> models);

    /** The documents of one model and version, or of all when null. */
    void openRequests(@Nullable String model, @Nullable String version, Outcome outcome);

    /** Exactly the documents that a judgement counted. */
    void openBehind(Behind behind);

    /** One document, among the failed ones of its model. */
    void openRequest(LogEntry entry);

    /** One document alone, by its request id. */
    void openFound(LogEntry entry);

    /** What one model predicted: its labels, its scores and each prediction. */
    void openPredictions(String model);

    /** Puts a link to what is in front on the clipboard. */
    void copyLink();

    /** One step back: within the screen, else to the one before. */
    void back();
}
