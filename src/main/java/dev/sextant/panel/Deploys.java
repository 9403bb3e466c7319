package dev.sextant.panel;

import dev.sextant.cluster.Deployment;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.chart.ChartMarker;
import java.util.List;
import java.util.Objects;

/** Deployments as marks on an axis of time. */
public final class Deploys {

    private Deploys() {}

    public static List<ChartMarker> markers(List<Deployment> deployments) {
        return deployments.stream().map(Deploys::marker).toList();
    }

    private static ChartMarker marker(Deployment deployment) {
        var version = "v" + Objects.requireNonNullElse(deployment.version(), "?");
        var label = SafeText.line(version);
        var user = Objects.requireNonNullElse(deployment.user(), Numbers.NONE);
        var detail =
                deployment.failed()
                        ? Messages.text(
                                "panel.latency.deployFailed", deployment.model(), version, user)
                        : Messages.text(
                                "panel.latency.deployed", deployment.model(), version, user);
        return new ChartMarker(
                deployment.time(), label, SafeText.line(detail), deployment.failed());
    }
}
