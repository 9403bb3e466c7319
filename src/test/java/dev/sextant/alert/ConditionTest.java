package dev.sextant.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.model.EventType;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionTest {

    @Test
    void theEventsOfACountAreInOrderSoThatARuleIsTheSameAfterARestart() {
        var count = new Condition.Count(Set.of(EventType.values()), true, Duration.ofMinutes(5), 0);
        assertTrue(count.toString().contains("[REGISTERED, TRANSITIONED, DEPLOYED, PREDICT]"));
        assertEquals(
                new Condition.Count(Set.of(EventType.values()), true, Duration.ofMinutes(5), 0),
                count);
    }
}
