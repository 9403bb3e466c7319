package dev.sextant.setup.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.NodeDisk;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The faults of the cluster that carries the log. */
final class ClusterChecks {

    private static final long GIB = 1L << 30;

    /** The size that lifecycle policies roll over at. */
    static final long LARGE = 50 * GIB;

    private static final long SMALL = GIB;

    /** Fewer small shards harm nobody. */
    private static final int MANY = 10;

    private ClusterChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of(Fault.SHARDS_MISSING, ClusterChecks::missing),
                Check.of(Fault.REPLICAS_NONE, ClusterChecks::none),
                Check.of(Fault.REPLICAS_UNASSIGNED, ClusterChecks::unassigned),
                Check.of(Fault.DISK_WATERMARK, ClusterChecks::disks),
                Check.of(
                        Fault.SHARDS_TOO_LARGE,
                        readings -> large(readings, primaries(readings), LARGE)),
                Check.of(Fault.SHARDS_TOO_SMALL, readings -> small(readings, primaries(readings))));
    }

    private static List<Finding> missing(Readings readings) throws UnreadException {
        var found = new ArrayList<String>();
        for (var index : readings.health().get().path("indices").properties()) {
            if (index.getValue().path("status").asText().equals("red")) found.add(index.getKey());
        }
        if (found.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.SHARDS_MISSING,
                        Sentence.of("doctor.shards-missing.why", found.size()),
                        found,
                        Upkeep.allocation(found.getFirst())));
    }

    private static List<Finding> none(Readings readings) throws UnreadException {
        var health = readings.health().get();
        var nodes = health.path("number_of_data_nodes").asInt();
        if (nodes < 2) return List.of();
        var found = new ArrayList<String>();
        for (var index : health.path("indices").properties()) {
            if (index.getValue().path("number_of_replicas").asInt(1) == 0) {
                found.add(index.getKey());
            }
        }
        if (found.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.REPLICAS_NONE,
                        Sentence.of("doctor.replicas-none.why", found.size(), nodes),
                        found,
                        new Upkeep(readings).replicas(1)));
    }

    private static List<Finding> unassigned(Readings readings) throws UnreadException {
        var health = readings.health().get();
        var nodes = health.path("number_of_data_nodes").asInt();
        var shards = 0L;
        var found = new ArrayList<String>();
        for (var index : health.path("indices").properties()) {
            var told = index.getValue();
            // a red index is another fault
            if (!told.path("status").asText().equals("yellow")) continue;
            // those that are being made are on their way
            var missing = told.path("unassigned_shards").asLong();
            if (missing == 0) continue;
            shards += missing;
            found.add(index.getKey());
        }
        if (found.isEmpty()) return List.of();
        var mend =
                nodes < 2 ? new Upkeep(readings).replicas(0) : Upkeep.allocation(found.getFirst());
        return List.of(
                new Finding(
                        Fault.REPLICAS_UNASSIGNED,
                        Sentence.of("doctor.replicas-unassigned.why", shards, nodes),
                        shards,
                        Finding.things(found),
                        null,
                        mend));
    }

    private static List<Finding> disks(Readings readings) throws UnreadException {
        var marks = Watermarks.of(readings.watermarks().get());
        var disks = readings.disks().get();
        var found = new ArrayList<String>();
        for (var disk : disks.disks()) {
            var over = marks.passed(disk);
            if (over != null) found.add(told(disk, over));
        }
        if (found.isEmpty()) {
            if (!disks.unread().isEmpty()) {
                throw new UnreadException(
                        Sentence.of("doctor.unread.nodes", String.join(", ", disks.unread())));
            }
            return List.of();
        }
        return List.of(
                Finding.of(
                        Fault.DISK_WATERMARK,
                        Sentence.of("doctor.disk-watermark.why", String.join("; ", found)),
                        found,
                        new Upkeep(readings).disk()));
    }

    private static String told(NodeDisk disk, Watermarks.Mark over) {
        return "%s: %.1f GiB of %.1f GiB left (%s %s)"
                .formatted(
                        disk.node(),
                        disk.available() / (double) GIB,
                        disk.total() / (double) GIB,
                        over.name(),
                        over.value());
    }

    /** The sizes of the log's primary shards in bytes, by their index. */
    private static Map<String, List<Long>> primaries(Readings readings) throws UnreadException {
        var ours = readings.settings().get().keySet();
        var sizes = new TreeMap<String, List<Long>>();
        for (var node : readings.shards().get().path("nodes")) {
            for (var index : node.at("/indices/shards").properties()) {
                if (!ours.contains(index.getKey())) continue;
                for (var numbered : index.getValue()) add(numbered, index.getKey(), sizes);
            }
        }
        return sizes;
    }

    private static void add(JsonNode numbered, String index, Map<String, List<Long>> sizes) {
        for (var shard : numbered) {
            if (!shard.at("/routing/primary").asBoolean()) continue;
            sizes.computeIfAbsent(index, name -> new ArrayList<>())
                    .add(shard.at("/store/size_in_bytes").asLong());
        }
    }

    static List<Finding> large(Readings readings, Map<String, List<Long>> primaries, long limit) {
        var found = new ArrayList<String>();
        primaries.forEach(
                (index, sizes) -> {
                    for (var size : sizes) if (size > limit) found.add(index);
                });
        if (found.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.SHARDS_TOO_LARGE,
                        Sentence.of("doctor.shards-too-large.why", found.size()),
                        found,
                        new Upkeep(readings).rollover()));
    }

    private static List<Finding> small(Readings readings, Map<String, List<Long>> primaries) {
        var shards = primaries.values().stream().flatMap(List::stream).toList();
        if (shards.size() < MANY) return List.of();
        var bytes = shards.stream().mapToLong(Long::longValue).sum();
        var average = bytes / shards.size();
        if (average >= SMALL) return List.of();
        return List.of(
                new Finding(
                        Fault.SHARDS_TOO_SMALL,
                        Sentence.of(
                                "doctor.shards-too-small.why",
                                shards.size(),
                                "%.1f MiB".formatted(average / (double) (1 << 20))),
                        shards.size(),
                        Finding.things(List.copyOf(primaries.keySet())),
                        null,
                        new Upkeep(readings).merge()));
    }
}
