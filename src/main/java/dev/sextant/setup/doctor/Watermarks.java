package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.cluster.state.Watermark;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * The worst mark that a disk has passed; null when it has passed none.
     *
     * @throws UnreadException when a mark is written in a way that is not known
     */
    @Nullable Mark passed(NodeDisk disk) throws UnreadException {
        for (var mark : marks) {
            var watermark = Watermark.of(mark.value(), mark.headroom());
            if (watermark == null) {
                throw new UnreadException(
                        Sentence.of("doctor.unread.watermark", mark.name(), mark.value()));
            }
            var used = disk.total() - disk.available();
            if (used > watermark.usedBytes(disk.total())) return mark;
        }
        return null;
    }
}
