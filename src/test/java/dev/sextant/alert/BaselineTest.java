package dev.sextant.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BaselineTest {

    @Test
    void aPercentileIsFoundHoweverItIsWritten() {
        Map<BigDecimal, Double> measured =
                Baseline.PERCENTILES.stream()
                        .collect(Collectors.toMap(one -> one, BigDecimal::doubleValue));
        var baseline =
                new Baseline(
                        "m", "", "2", "1", List.of(), Instant.EPOCH, 200, measured, List.of(), "");
        for (var percentile : Baseline.PERCENTILES) {
            assertEquals(percentile.doubleValue(), baseline.at(percentile));
            assertEquals(percentile.doubleValue(), baseline.at(percentile.setScale(2)));
            assertEquals(percentile.doubleValue(), baseline.at(percentile.stripTrailingZeros()));
        }
        assertNull(baseline.at(BigDecimal.valueOf(97)));
    }
}
