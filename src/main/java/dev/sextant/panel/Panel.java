package dev.sextant.panel;

import java.util.function.Function;

/**
 * One tile of the dashboard: a question for the cluster, the rows it exports and a view that draws
 * the answer.
 *
 * @param id as on the command line: timeline, latency, error-rate, versions, throughput, audit
 */
public record Panel<T>(
        String id,
        PanelQuery<T> query,
        PanelRows<T> rows,
        Function<ViewContext, ? extends PanelView<T>> view) {}
