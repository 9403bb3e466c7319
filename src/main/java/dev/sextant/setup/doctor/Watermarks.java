package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.NodeDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a cluster takes a disk for full: at the first mark it places no more shards there, at the
 * second it moves some away, at the last it blocks writing.
 *
 * @param marks the worst first
 */
record Watermarks(List<Mark> marks) {

    private static final String DISK = "cluster.routing.allocation.disk.";
    private static final String SETTING = DISK + "watermark.";
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(b|kb|mb|gb|tb|pb)");

    /**
     * @param value as the cluster has it: {@code 85%}, {@code 0.85}, or what must be left, such as
     *     {@code 500mb}
     * @param headroom the most that must be left where {@code value} is a share; null for no limit
     */
    record Mark(String name, String value, @Nullable String headroom) {}

    /**
     * @param answer of {@code _cluster/settings} with defaults, flat
     */
    static Watermarks of(JsonNode answer) {
        var marks = new ArrayList<Mark>();
        if (setting(answer, DISK + "threshold_enabled", "true").equals("true")) {
            marks.add(mark(answer, "flood_stage", "95%"));
            marks.add(mark(answer, "high", "90%"));
            marks.add(mark(answer, "low", "85%"));
        }
        return new Watermarks(marks);
    }

    private static Mark mark(JsonNode answer, String name, String usual) {
        var headroom = setting(answer, SETTING + name + ".max_headroom", "-1");
        return new Mark(
                name,
                setting(answer, SETTING + name, usual),
                headroom.startsWith("-") ? null : headroom);
    }

    private static String setting(JsonNode answer, String name, String usual) {
        for (var level : List.of("transient", "persistent", "defaults")) {
            var value = answer.path(level).path(name);
            if (value.isTextual()) return value.asText();
        }
        return usual;
    }

    /** The worst mark that a disk has passed; null when it has passed none. */
    @Nullable Mark passed(NodeDisk disk) {
        for (var mark : marks) {
            if (disk.available() < needed(mark, disk.total())) return mark;
        }
        return null;
    }

    private static double needed(Mark mark, long total) {
        var value = mark.value().strip().toLowerCase(Locale.ROOT);
        var size = SIZE.matcher(value);
        if (size.matches()) return bytes(value);
        var share =
                value.endsWith("%")
                        ? Double.parseDouble(value.substring(0, value.length() - 1)) / 100
                        : Double.parseDouble(value);
        var free = total * (1 - share);
        return mark.headroom() == null ? free : Math.min(free, bytes(mark.headroom()));
    }

    private static double bytes(String text) {
        var size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) return Double.MAX_VALUE;
        var unit = List.of("b", "kb", "mb", "gb", "tb", "pb").indexOf(size.group(2));
        return Double.parseDouble(size.group(1)) * Math.pow(1024, unit);
    }
}
