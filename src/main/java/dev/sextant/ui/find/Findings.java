package dev.sextant.ui.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what was found into the order in which it is listed. */
final class Findings {

    private static final int MOST_OF_A_KIND = 6;
    private static final int MOST = 40;
    private static final int MOST_ACTIONS = 10;

    private Findings() {}

    /** A line of the list. */
    sealed interface Line {
        record Head(Kind kind) implements Line {}

        record Found(Finding finding) implements Line {}
    }

    private record Ranked(Finding finding, int rank) {}

    /**
     * Those that answer to what was typed, kind by kind, the kind with the best one first.
     *
     * @param all of one kind in the order in which equally good ones are listed
     */
    static List<Line> of(String typed, List<Finding> all) {
        var byKind = new EnumMap<Kind, List<Ranked>>(Kind.class);
        var seen = new HashSet<String>();
        for (var finding : all) {
            var rank = Ranking.of(typed, finding);
            if (rank == Ranking.NONE || !seen.add(finding.id())) continue;
            byKind.computeIfAbsent(finding.kind(), _ -> new ArrayList<>())
                    .add(new Ranked(finding, rank));
        }
        byKind.values()
                .forEach(
                        found ->
                                found.sort(
                                        Comparator.comparingInt(Ranked::rank)
                                                .thenComparingInt(
                                                        one -> one.finding().name().length())));
        var kinds = new ArrayList<>(byKind.entrySet());
        kinds.sort(Comparator.comparingInt(kind -> kind.getValue().getFirst().rank()));
        var listed = new LinkedHashMap<Kind, List<Finding>>();
        for (var kind : kinds) {
            listed.put(
                    kind.getKey(),
                    kind.getValue().stream().limit(MOST_OF_A_KIND).map(Ranked::finding).toList());
        }
        return lines(listed);
    }

    /**
     * What is offered before anything is typed: what was used last, then what asks for attention
     * and what can be done here.
     *
     * @param recent newest first
     */
    static List<Line> untyped(List<Finding> recent, List<Finding> all) {
        var listed = new LinkedHashMap<Kind, List<Finding>>();
        if (!recent.isEmpty()) listed.put(Kind.RECENT, recent);
        var ids = new HashSet<String>();
        recent.forEach(one -> ids.add(one.id()));
        for (var kind : List.of(Kind.ALERT, Kind.SCREEN, Kind.ACTION)) {
            var most = kind == Kind.ACTION ? MOST_ACTIONS : MOST_OF_A_KIND;
            var some =
                    all.stream()
                            .filter(one -> one.kind() == kind && !ids.contains(one.id()))
                            .limit(most)
                            .toList();
            if (!some.isEmpty()) listed.put(kind, some);
        }
        return lines(listed);
    }

    private static List<Line> lines(Map<Kind, List<Finding>> listed) {
        var lines = new ArrayList<Line>();
        var count = 0;
        for (var kind : listed.entrySet()) {
            if (count >= MOST) break;
            lines.add(new Line.Head(kind.getKey()));
            for (var finding : kind.getValue()) {
                if (count++ >= MOST) break;
                lines.add(new Line.Found(finding));
            }
        }
        return List.copyOf(lines);
    }
}
