package dev.sextant.ui;

import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.model.ConsoleLink;
import dev.sextant.model.Filter;
import dev.sextant.model.TimePoint;
import dev.sextant.model.TimeRange;
import dev.sextant.monitor.refresh.RangeChoice;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.ui.frame.Notices;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Between what the window shows and the link to it. Used on the JavaFX thread only. */
final class Links {

    private Links() {}

    /** To what is in front. */
    static ConsoleLink of(Session session, Screens screens) {
        var model = session.model();
        return screens.link(to(session, model.rangeProperty().get(), model.filter().model()));
    }

    /**
     * To a model's page, from what is in front.
     *
     * @param range null for the one chosen
     */
    static ConsoleLink ofModel(Session session, String model, @Nullable RangeChoice range) {
        var shown = range == null ? session.model().rangeProperty().get() : range;
        return to(session, shown, null).withModelPage(model);
    }

    private static ConsoleLink to(Session session, RangeChoice range, @Nullable String model) {
        TimePoint from;
        TimePoint to;
        switch (range) {
            case RangeChoice.Last(var length) -> {
                from = new TimePoint.Relative(length.negated());
                to = TimePoint.NOW;
            }
            case RangeChoice.Between(var between) -> {
                from = new TimePoint.Fixed(between.from());
                to = new TimePoint.Fixed(between.to());
            }
        }
        var filter = session.model().filter();
        return new ConsoleLink(
                session.profile().name(),
                ConsoleLink.Place.DASHBOARD,
                model,
                from,
                to,
                filter.environment(),
                filter.stage(),
                null);
    }

    /** Shows what a link leads to; says what of it cannot be shown. */
    static void follow(ConsoleLink link, Session session, Screens screens, Notices notices) {
        var range = range(link, session.clock().instant());
        if (range != null) session.model().choose(range);
        else if (link.from() != null) notices.say(Messages.text("link.norange"));
        var onDashboard = link.screen() == ConsoleLink.Place.DASHBOARD;
        session.model()
                .filterProperty()
                .set(
                        new Filter(
                                link.environment(),
                                onDashboard ? link.model() : null,
                                link.stage()));
        var model = link.model();
        switch (link.screen()) {
            case DASHBOARD, WALL -> screens.go(Place.DASHBOARD);
            case MODEL -> {
                screens.go(Place.DASHBOARD);
                if (model != null) screens.openModel(model);
            }
            case ALERTS -> {
                screens.go(Place.ALERTS);
                openAlert(link.alert(), session, screens, notices);
            }
            case REQUESTS -> {
                screens.go(Place.DASHBOARD);
                screens.openRequests(model, null, Outcome.FAILED);
            }
            case RULES -> screens.go(Place.RULES);
            case CLUSTER -> screens.go(Place.CLUSTER);
            case PREDICTIONS -> {
                screens.go(Place.PREDICTIONS);
                if (model != null) screens.openPredictions(model);
            }
        }
    }

    private static void openAlert(
            @Nullable String key, Session session, Screens screens, Notices notices) {
        if (key == null) return;
        var seen = session.alerts();
        var known = seen.alerts().stream().anyMatch(alert -> alert.key().value().equals(key));
        if (!known && seen.judgedAt() != null) {
            notices.say(Messages.text("link.noalert"));
            return;
        }
        screens.openAlerts(new AlertKey(key));
    }

    /** Null when the link has none, or when its beginning is not before its end. */
    private static @Nullable RangeChoice range(ConsoleLink link, Instant now) {
        var from = link.from();
        var to = link.to();
        if (from == null || to == null) return null;
        if (from instanceof TimePoint.Relative(var fromNow) && to.equals(TimePoint.NOW)) {
            return new RangeChoice.Last(fromNow.negated());
        }
        var start = from.at(now);
        var end = to.at(now);
        return start.isBefore(end) ? new RangeChoice.Between(new TimeRange(start, end)) : null;
    }
}
