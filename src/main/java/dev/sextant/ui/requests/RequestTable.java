package dev.sextant.ui.requests;

import dev.sextant.cluster.LogEntry;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.table.DataTable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Predictions, a row each. */
public final class RequestTable extends DataTable<LogEntry> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT);

    /** Enough of an id to tell it from its neighbours. */
    private static final double LEAST_ID = 120;

    /**
     * @param withModel whether the rows may be of several models
     */
    public RequestTable(String id, Supplier<ZoneId> zone, boolean withModel) {
        super(id, Messages.text("requests.none"));
        column(
                "time",
                Messages.text("requests.column.time"),
                false,
                LogEntry::time,
                time -> time(time, zone.get()),
                entry -> null);
        text("id", Messages.text("requests.column.id"), LogEntry::requestId, entry -> "id");
        if (withModel) text("model", Messages.text("requests.column.model"), LogEntry::model);
        text("version", Messages.text("requests.column.version"), RequestTable::version);
        text(
                "status",
                Messages.text("requests.column.status"),
                RequestTable::status,
                entry -> failed(entry) ? "p1" : entry.status() == null ? "muted" : "good");
        number(
                "latency",
                Messages.text("requests.column.latency"),
                LogEntry::latencyMs,
                Numbers::millisecondsFigure);
        text("environment", Messages.text("requests.column.environment"), LogEntry::environment);
        setOptional("environment", "version");
        setLeast("time", Double.MAX_VALUE);
        setLeast("status", Double.MAX_VALUE);
        setLeast("id", LEAST_ID);
    }

    private static String time(@Nullable Instant value, ZoneId zone) {
        return value == null ? Numbers.NONE : TIME.format(value.atZone(zone));
    }

    private static @Nullable String version(LogEntry entry) {
        return entry.version() == null ? null : "v" + entry.version();
    }

    /** A word and a shape as well as a colour. */
    private static @Nullable String status(LogEntry entry) {
        if (entry.status() == null) return null;
        return (failed(entry) ? "▲ " : "● ") + SafeText.line(entry.status());
    }

    private static boolean failed(LogEntry entry) {
        return "error".equals(entry.status()) || "failed".equals(entry.status());
    }
}
