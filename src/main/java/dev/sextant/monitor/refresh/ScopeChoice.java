package dev.sextant.monitor.refresh;

import dev.sextant.model.Filter;
import dev.sextant.panel.PanelScope;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose to look at; becomes a {@link PanelScope} each time it is asked.
 *
 * @param zone of calendar buckets and of the times on screen
 * @param topModels how many models are drawn apart
 * @param versionModel the model whose versions are compared; null for the filter's model, or all
 */
public record ScopeChoice(
        RangeChoice range,
        Filter filter,
        ZoneId zone,
        int topModels,
        @Nullable String versionModel) {

    public PanelScope at(Instant now) {
        return new PanelScope(range.at(now), filter, zone, null, topModels, versionModel, now);
    }

    /**
     * Whether {@code scope} was asked for this choice, at whatever time. Else a picture drawn from
     * it answers an earlier question.
     */
    public boolean asked(PanelScope scope) {
        return at(scope.now()).equals(scope);
    }
}
