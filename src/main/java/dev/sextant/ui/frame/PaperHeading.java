package dev.sextant.ui.frame;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.model.Filter;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.PanelState;
import dev.sextant.paper.Heading;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a sheet says of what stands on it: whose numbers, of when, and whether all are there. */
public final class PaperHeading {

    private PaperHeading() {}

    /** Of the panels as they are on screen. */
    public static Heading of(PanelBoard board) {
        var context = board.context();
        var session = context.session();
        var scope =
                board.frames().stream()
                        .map(PanelFrame::shownScope)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseGet(context::scope);
        var name = SafeText.line(session.profile().name());
        var model = board.isOfOneModel() ? scope.filter().model() : null;
        var title =
                model == null
                        ? Messages.text("paper.dashboard", name)
                        : Messages.text("paper.modelpage", SafeText.line(model), name);
        return new Heading(
                title,
                made(scope.now(), context.zone()),
                List.of(
                        about(session.profile(), scope, context.zone()),
                        complete(board, context.zone())));
    }

    /** Of the audit of a profile. */
    public static Heading ofAudit(ClusterProfile profile, PanelScope scope, ZoneId zone) {
        return new Heading(
                Messages.text("paper.audit", SafeText.line(profile.name())),
                made(scope.now(), zone),
                List.of(about(profile, scope, zone)));
    }

    private static String made(Instant now, ZoneId zone) {
        return Messages.text("paper.made", new TimeText(zone).full(now));
    }

    private static String about(ClusterProfile profile, PanelScope scope, ZoneId zone) {
        var text = new TimeText(zone);
        var range =
                Messages.text(
                        "paper.range",
                        text.full(scope.range().from()),
                        text.full(scope.range().to()),
                        zone.getId());
        return String.join(
                " · ",
                range,
                Messages.text("paper.filters", filters(scope.filter())),
                SafeText.line(profile.indexPattern()));
    }

    private static String filters(Filter filter) {
        var set = new ArrayList<String>();
        var environment = filter.environment();
        if (environment != null) {
            set.add(Messages.text("paper.environment", SafeText.line(environment)));
        }
        var model = filter.model();
        if (model != null) set.add(Messages.text("paper.model", SafeText.line(model)));
        var stage = filter.stage();
        if (stage != null) set.add(Messages.text("paper.stage", SafeText.line(stage)));
        return set.isEmpty() ? Messages.text("paper.none") : String.join(", ", set);
    }

    private static String complete(PanelBoard board, ZoneId zone) {
        var lacking = board.frames().stream().flatMap(frame -> lacking(frame, zone)).toList();
        return lacking.isEmpty()
                ? Messages.text("paper.complete")
                : Messages.text("paper.stale", String.join("; ", lacking));
    }

    private static <T> Stream<String> lacking(PanelFrame<T> frame, ZoneId zone) {
        return switch (frame.state()) {
            case PanelState.Ready<T> ready -> Stream.of();
            case PanelState.Stale<T>(var data, var scope, var at, var why) ->
                    Stream.of(
                            Messages.text(
                                    "paper.stale.old",
                                    frame.title(),
                                    new TimeText(zone).full(at),
                                    Reasons.text(why)));
            case PanelState.Failed<T>(var why) ->
                    Stream.of(
                            Messages.text("paper.stale.failed", frame.title(), Reasons.text(why)));
            case PanelState.Loading<T> loading ->
                    Stream.of(
                            Messages.text(
                                    "paper.stale.failed",
                                    frame.title(),
                                    Messages.text("dashboard.asking")));
        };
    }
}
