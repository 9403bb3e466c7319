package dev.sextant.ui;

import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.ui.frame.Behind;
import dev.sextant.ui.frame.Navigation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** On a wall nothing leads anywhere. */
final class NoNavigation implements Navigation {

    @Override
    public void openModel(String model) {}

    @Override
    public void openModel(String model, RangeChoice range) {}

    @Override
    public void openModels() {}

    @Override
    public void openAlerts(@Nullable AlertKey key) {}

    @Override
    public void openRules(@Nullable String ruleId) {}

    @Override
    public void openCluster() {}

    @Override
    public void openSettings() {}

    @Override
    public void openOthers(List<String> models) {}

    @Override
    public void openRequests(@Nullable String model, @Nullable String version, Outcome outcome) {}

    @Override
    public void openBehind(Behind behind) {}

    @Override
    public void openRequest(LogEntry entry) {}

    @Override
    public void openFound(LogEntry entry) {}

    @Override
    public void openPredictions(String model) {}

    @Override
    public void copyLink() {}

    @Override
    public void back() {}
}
