package dev.sextant.store.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation shows can be copied. */
class DocumentedExamplesTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void theExamplesOfTheDocumentationAreRead() throws Exception {
        var text = Files.readString(Path.of("src/docs/rules.md"));
        var examples = EXAMPLE.matcher(text).results().map(one -> one.group(1)).toList();
        assertEquals(2, examples.size());
        var rule = RuleFile.read("rules.md", "checkout-slow", bytes(examples.getFirst()));
        var fixtures =
                FixtureFile.read(
                        "rules.md",
                        bytes(examples.getLast()),
                        name -> name.equals("checkout-slow.yaml") ? rule : null);
        assertEquals(2, fixtures.size());
    }

    @Test
    void everyKeyIsDocumented() throws Exception {
        var text = Files.readString(Path.of("src/docs/rules.md"));
        var missing = RuleFile.KEYS.stream().filter(key -> !text.contains("| `" + key + "` |"));
        assertEquals(java.util.List.of(), missing.toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
