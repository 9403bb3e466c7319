package dev.sextant.store.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

/** The shipped files, spoilt at random: each is read as it stands, or refused; nothing else. */
class RuleFileMutationTest {

    private static final int FILES = 4_000;
    private static final List<String> PIECES =
            List.of(
                    "\n",
                    " ",
                    ":",
                    "- ",
                    "[",
                    "]",
                    "{",
                    "}",
                    "&a ",
                    "*a",
                    "!!str ",
                    "<<: ",
                    "---\n",
                    "...\n",
                    "%YAML 1.1\n",
                    "\t",
                    "\uFEFF",
                    "#",
                    "\"",
                    "'",
                    "|",
                    ">-",
                    "? ",
                    ",",
                    "@",
                    "`",
                    "\u0000",
                    "\u202E",
                    "\u2028",
                    "\r",
                    "\r\n",
                    "~",
                    "null",
                    ".nan",
                    ".inf",
                    "1e9",
                    "-1",
                    "0",
                    "99999999999999999999",
                    "true",
                    "severity: P2\n",
                    "enabled: true\n",
                    "above: 1",
                    "\ud83d\ude00",
                    "é",
                    "\\",
                    "\\x",
                    "ไทย");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSpoiltFileIsReadOrRefusedAndNothingElse(long seed) {
        var random = new Random(seed);
        var shipped = new ArrayList<>(ShippedRules.files().values());
        var read = 0;
        for (var file = 0; file < FILES; file++) {
            var contents = shipped.get(random.nextInt(shipped.size()));
            var changes = 1 + random.nextInt(4);
            for (var change = 0; change < changes; change++) contents = spoilt(contents, random);
            if (accepted(contents)) {
                read++;
                assertOneMeaning(contents);
            }
        }
        var accepted = read;
        assertTrue(accepted > FILES / 50 && accepted < FILES, () -> accepted + " were read");
    }

    @Test
    void takesTheTimeOfAReadNotOfAnAttack() {
        for (var piece :
                List.of("[", "{", "? ", "- ", "a: ", "&a ", "!a ", "\"", "|", "#", "\\", "<<")) {
            var contents = piece.repeat(900_000 / piece.length()).getBytes(StandardCharsets.UTF_8);
            var start = System.nanoTime();
            assertEquals(false, accepted(contents), piece);
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, piece + " took " + took);
        }
    }

    private static boolean accepted(byte[] contents) {
        try {
            RuleFile.read("spoilt.yaml", "spoilt", contents);
            return true;
        } catch (RuleFileException e) {
            for (var problem : e.problems()) {
                assertTrue(problem.startsWith("spoilt.yaml"), problem);
                assertTrue(problem.indexOf('\n') < 0, problem);
            }
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            return fail("on " + new String(contents, StandardCharsets.UTF_8), e);
        }
    }

    /** A reader that knows the whole language finds one document in it, and no key twice. */
    private static void assertOneMeaning(byte[] contents) {
        var text = new String(contents, StandardCharsets.UTF_8);
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        var documents = 0;
        try {
            for (var document : new Yaml(options).loadAll(text)) {
                documents++;
                assertTrue(document instanceof java.util.Map, text);
            }
        } catch (YAMLException e) {
            fail("accepted, but refused elsewhere: " + text, e);
        }
        assertEquals(1, documents, text);
    }

    private static byte[] spoilt(byte[] contents, Random random) {
        var at = random.nextInt(contents.length);
        var piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0 -> joined(contents, 0, at, piece, contents, at, contents.length);
            case 1 -> {
                var end = Math.min(contents.length, at + 1 + random.nextInt(20));
                yield joined(contents, 0, at, new byte[0], contents, end, contents.length);
            }
            case 2 -> {
                var flipped = contents.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 3 -> {
                var line = lineAround(contents, at);
                yield joined(
                        contents,
                        0,
                        line[1],
                        piece(contents, line),
                        contents,
                        line[1],
                        contents.length);
            }
            case 4 -> {
                var line = lineAround(contents, at);
                yield joined(contents, 0, line[0], piece, contents, line[0], contents.length);
            }
            default -> joined(contents, 0, Math.max(1, at), new byte[0], contents, 0, 0);
        };
    }

    private static int[] lineAround(byte[] contents, int at) {
        var start = at;
        while (start > 0 && contents[start - 1] != '\n') start--;
        var end = at;
        while (end < contents.length && contents[end] != '\n') end++;
        return new int[] {start, Math.min(contents.length, end + 1)};
    }

    private static byte[] piece(byte[] contents, int[] line) {
        return java.util.Arrays.copyOfRange(contents, line[0], line[1]);
    }

    private static byte[] joined(
            byte[] head, int from, int to, byte[] middle, byte[] tail, int tailFrom, int tailTo) {
        var all = new ByteArrayOutputStream();
        all.write(head, from, to - from);
        all.write(middle, 0, middle.length);
        all.write(tail, tailFrom, tailTo - tailFrom);
        return all.size() == 0 ? new byte[] {'\n'} : all.toByteArray();
    }
}
