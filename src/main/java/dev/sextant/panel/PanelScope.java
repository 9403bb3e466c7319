package dev.sextant.panel;

import dev.sextant.model.Filter;
import dev.sextant.model.Interval;
import dev.sextant.model.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a person is looking at.
 *
 * @param zone for calendar buckets
 * @param interval null lets each panel fit its buckets to the range
 * @param topModels how many models are drawn apart; the others are summed
 * @param versionModel the model whose versions are compared on the dashboard; null for the filter's
 *     model, or all
 * @param now when the question is asked; a bucket that ends later is still open
 */
public record PanelScope(
        TimeRange range,
        Filter filter,
        ZoneId zone,
        @Nullable Interval interval,
        int topModels,
        @Nullable String versionModel,
        Instant now) {}
