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
        var name = column.name().replace('_', ' ');
        return switch (column.kind()) {
            case MILLISECONDS -> Messages.text("panel.head.milliseconds", name);
            case PERCENT -> Messages.text("panel.head.percent", name);
            case PER_MINUTE, TIME, TEXT, MODEL, COUNT -> name;
        };
    }

    private static String number(Number number, Kind kind) {
        return switch (kind) {
            case MILLISECONDS -> Numbers.millisecondsFigure(number.doubleValue());
            case PERCENT -> Numbers.percentFigure(number.doubleValue());
            case PER_MINUTE -> Numbers.perMinute(number.doubleValue());
            case COUNT -> Numbers.count(number.longValue());
            case TIME, TEXT, MODEL -> number.toString();
        };
    }
}
