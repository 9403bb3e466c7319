package dev.sextant.ui.frame;

import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as tables write them: an em dash for none, the unit in the head. */
public final class Cells {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Cells() {}

    public static String text(@Nullable Object value, Kind kind, ZoneId zone) {
        return switch (value) {
            case null -> kind == Kind.MODEL ? Messages.text("panel.othersRow") : Numbers.NONE;
            case Instant time -> time(time, zone);
            case Number number -> number(number, kind);
            default -> SafeText.line(value.toString());
        };
    }

    public static String time(@Nullable Instant time, ZoneId zone) {
        return time == null ? Numbers.NONE : TIME.format(time.atZone(zone));
    }

    /** Nulls last, numbers by value, all else by its text without regard to case. */
    static Comparator<@Nullable Object> order() {
        return Comparator.nullsLast(
                (left, right) -> {
                    if (left instanceof Number a && right instanceof Number b) {
                        return Double.compare(a.doubleValue(), b.doubleValue());
                    }
                    return String.CASE_INSENSITIVE_ORDER.compare(left.toString(), right.toString());
                });
    }

    /** A column's head with its unit. */
    static String head(Column column) {
        var name = name(column.name());
        return switch (column.kind()) {
            case MILLISECONDS -> Messages.text("panel.head.milliseconds", name);
            case PERCENT, SHARE -> Messages.text("panel.head.percent", name);
            case PER_MINUTE, TIME, TEXT, MODEL, COUNT, SCORE -> name;
        };
    }

    /** A column as a person reads it; what the log contract names is the same in all languages. */
    private static String name(String column) {
        return switch (column) {
            case "avg" -> Messages.text("column.avg");
            case "bucket" -> Messages.text("column.bucket");
            case "count" -> Messages.text("column.count");
            case "environment" -> Messages.text("column.environment");
            case "error_rate" -> Messages.text("column.error_rate");
            case "errors" -> Messages.text("column.errors");
            case "failed" -> Messages.text("column.failed");
            case "first_seen" -> Messages.text("column.first_seen");
            case "from" -> Messages.text("column.from");
            case "from_stage" -> Messages.text("column.from_stage");
            case "kind" -> Messages.text("column.kind");
            case "label" -> Messages.text("column.label");
            case "last_seen" -> Messages.text("column.last_seen");
            case "latency_ms" -> Messages.text("column.latency");
            case "model" -> Messages.text("column.model");
            case "per_minute" -> Messages.text("column.per_minute");
            case "predictions" -> Messages.text("column.predictions");
            case "request_id" -> Messages.text("column.request");
            case "score" -> Messages.text("column.score");
            case "share" -> Messages.text("column.share");
            case "share_labelled" -> Messages.text("column.share_labelled");
            case "stage" -> Messages.text("column.stage");
            case "status" -> Messages.text("column.status");
            case "time" -> Messages.text("column.time");
            case "to" -> Messages.text("column.to");
            case "to_stage" -> Messages.text("column.to_stage");
            case "user" -> Messages.text("column.user");
            case "version" -> Messages.text("column.version");
            default -> column.replace('_', ' ');
        };
    }

    private static String number(Number number, Kind kind) {
        return switch (kind) {
            case MILLISECONDS -> Numbers.millisecondsFigure(number.doubleValue());
            case PERCENT -> Numbers.percentFigure(number.doubleValue());
            case SHARE -> Numbers.percentFigure(number.doubleValue() * 100);
            case SCORE -> Numbers.score(number.doubleValue());
            case PER_MINUTE -> Numbers.perMinute(number.doubleValue());
            case COUNT -> Numbers.count(number.longValue());
            case TIME, TEXT, MODEL -> number.toString();
        };
    }
}
