package dev.sextant.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.notify.DeliveryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (SX-\\d{3}) \\| ([^|]+) \\| ([^|]+) \\|$");

    @ParameterizedTest
    @ValueSource(strings = {"errors.md", "errors_th.md"})
    void everyCodeIsExplainedOnceAndNoOther(String document) throws IOException {
        var text = Files.readString(Path.of("src/main/resources/dev/sextant").resolve(document));
        var explained = ROW.matcher(text).results().map(row -> row.group(1)).toList();
        var codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::text).toList();
        assertEquals(codes, explained);
        assertEquals(codes.size(), codes.stream().distinct().count(), "codes are unique");
    }

    @Test
    void theReadmeLeadsToTheExplanations() throws IOException {
        assertTrue(
                Files.readString(Path.of("README.md"))
                        .contains("(src/main/resources/dev/sextant/errors.md)"));
    }

    @Test
    void everyReasonOfAClusterAndOutcomeOfADeliveryHasItsOwn() {
        List<ErrorCode> codes =
                Arrays.stream(ClusterException.Reason.values())
                        .map(reason -> new ClusterException(reason, "No.").code())
                        .toList();
        assertEquals(codes.size(), codes.stream().distinct().count());
        var outcomes =
                Arrays.stream(DeliveryException.Outcome.values())
                        .map(outcome -> new DeliveryException(outcome, "No.").code())
                        .toList();
        assertEquals(outcomes.size(), outcomes.stream().distinct().count());
        assertEquals(
                "No. [SX-101]",
                new ClusterException(ClusterException.Reason.UNREACHABLE, "No.").coded());
    }
}
