package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.Condition;
import dev.sextant.cluster.Deployment;
import dev.sextant.cluster.VersionStats;
import dev.sextant.model.Rate;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an alert came about, as far as the log says.
 *
 * @param began {@code Began 07:52}
 * @param after {@code 14 minutes after v12 was deployed by ci-bot}; empty when no deployment is
 *     near
 * @param before {@code v11 was at 0.61 %.}; empty when there was no other version
 */
record AlertStory(String began, String after, String before) {

    /** A deployment longer ago explains little. */
    private static final Duration NEAR = Duration.ofHours(12);

    static AlertStory of(
            Alert alert,
            @Nullable Condition condition,
            @Nullable Moment moment,
            TimeText text,
            Instant now) {
        var began =
                Messages.text(
                        "alert.story.began",
                        Duration.between(alert.since(), now).toHours() < 12
                                ? text.minute(alert.since())
                                : text.dayAndMinute(alert.since()));
        if (moment == null) return new AlertStory(began, "", "");
        var deployment = last(alert, moment.deployments());
        return new AlertStory(
                began,
                deployment == null ? "" : after(alert, deployment),
                before(alert, condition, moment.before(), deployment));
    }

    private static @Nullable Deployment last(Alert alert, @Nullable List<Deployment> deployments) {
        if (deployments == null) return null;
        return deployments.stream()
                .filter(one -> !one.failed() && !one.time().isAfter(alert.since()))
                .filter(one -> one.time().isAfter(alert.since().minus(NEAR)))
                .max(Comparator.comparing(Deployment::time))
                .orElse(null);
    }

    private static String after(Alert alert, Deployment deployment) {
        var length = Numbers.span(Duration.between(deployment.time(), alert.since()));
        var version = SafeText.line(Objects.requireNonNullElse(deployment.version(), "?"));
        var user = deployment.user();
        return user == null
                ? Messages.text("alert.story.after", length, version)
                : Messages.text("alert.story.after.by", length, version, SafeText.line(user));
    }

    private static String before(
            Alert alert,
            @Nullable Condition condition,
            @Nullable List<VersionStats> versions,
            @Nullable Deployment deployment) {
        if (versions == null || condition == null) return "";
        var current = deployment == null ? alert.version() : deployment.version();
        if (current == null) return "";
        return versions.stream()
                .filter(one -> !one.version().equals(current) && one.predictions() > 0)
                .max(Comparator.comparing(AlertStory::lastSeen))
                .map(one -> was(one, condition))
                .orElse("");
    }

    private static Instant lastSeen(VersionStats version) {
        return Objects.requireNonNullElse(version.lastSeen(), Instant.MIN);
    }

    private static String was(VersionStats version, Condition condition) {
        var value =
                switch (condition) {
                    case Condition.ErrorRate rate ->
                            Numbers.percent(Rate.percent(version.errors(), version.predictions()));
                    case Condition.LatencyAbove latency ->
                            Numbers.milliseconds(
                                    Percentile.of(latency.percentile()).of(version.latency()));
                    case Condition.LatencyRegression latency ->
                            Numbers.milliseconds(
                                    Percentile.of(latency.percentile()).of(version.latency()));
                    default -> Numbers.NONE;
                };
        return value.equals(Numbers.NONE)
                ? ""
                : Messages.text("alert.story.before", SafeText.line(version.version()), value);
    }
}
