package dev.sextant.cluster.elastic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ScoreSearchTest {

    @Test
    void edgesAreRoundNumbers() {
        assertEquals(
                List.of("-2", "0", "2", "4", "6", "8", "10", "12", "14", "16", "18", "20"),
                written(ScoreSearch.edges(-1.5, 19)).stream()
                        .filter(edge -> !edge.contains("."))
                        .filter(edge -> Integer.parseInt(edge) % 2 == 0)
                        .toList());
        assertEquals(List.of("5", "5.5"), written(ScoreSearch.edges(5, 5)));
        assertEquals(List.of("0", "0.05"), written(ScoreSearch.edges(0, 0)));
    }

    @RepeatedTest(200)
    void everyScoreLiesBetweenTheFirstAndTheLastEdge(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var scale = Math.pow(10, random.nextInt(60) - 30);
        var one = (random.nextDouble() - 0.5) * scale;
        var other = random.nextInt(5) == 0 ? one : (random.nextDouble() - 0.5) * scale;
        var lowest = Math.min(one, other);
        var highest = Math.max(one, other);
        var edges = ScoreSearch.edges(lowest, highest);
        var said = lowest + " to " + highest + ": " + edges;
        assertTrue(edges.getFirst().compareTo(new BigDecimal(lowest)) <= 0, said);
        assertTrue(edges.getLast().compareTo(new BigDecimal(highest)) > 0, said);
        assertTrue(edges.size() >= 2 && edges.size() <= 23, said);
        var width = edges.get(1).subtract(edges.get(0));
        for (var i = 1; i < edges.size(); i++) {
            assertEquals(0, width.compareTo(edges.get(i).subtract(edges.get(i - 1))), said);
        }
    }

    private static List<String> written(List<BigDecimal> edges) {
        return edges.stream().map(edge -> edge.stripTrailingZeros().toPlainString()).toList();
    }
}
