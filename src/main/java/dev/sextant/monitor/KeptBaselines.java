package dev.sextant.monitor;

import dev.sextant.alert.Baseline;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.judge.Baselines;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Baselines and firings as they were written down. */
final class KeptBaselines implements Baselines.Kept, Baselines.Firings {

    private final AlertMemory memory;
    private final Troubles troubles;

    KeptBaselines(AlertMemory memory, Troubles troubles) {
        this.memory = memory;
        this.troubles = troubles;
    }

    @Override
    public @Nullable Baseline find(String model, String environment, String version) {
        try {
            return memory.baseline(model, environment, version);
        } catch (StoreException e) {
            troubles.add("store", e.words());
            return null;
        }
    }

    @Override
    public void keep(Baseline baseline) {
        try {
            memory.keep(baseline);
        } catch (StoreException e) {
            troubles.add("store", e.words());
        }
    }

    @Override
    public List<TimeRange> of(String ruleId, String model, TimeRange within) {
        try {
            var ranges = new ArrayList<TimeRange>();
            for (var firing : memory.firings(model, within.from(), within.to())) {
                var to = Objects.requireNonNullElse(firing.to(), within.to());
                if (firing.ruleId().equals(ruleId) && firing.from().isBefore(to)) {
                    ranges.add(new TimeRange(firing.from(), to));
                }
            }
            return ranges;
        } catch (StoreException e) {
            troubles.add("store", e.words());
            return List.of();
        }
    }
}
