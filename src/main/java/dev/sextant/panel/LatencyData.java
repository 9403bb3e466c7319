package dev.sextant.panel;

import dev.sextant.cluster.Deployment;
import dev.sextant.cluster.Traffic;
import java.util.List;

/**
 * What the latency panel draws.
 *
 * @param deployments in the range, oldest first, as markers on the axis of time
 */
public record LatencyData(Traffic traffic, List<Deployment> deployments) {}
