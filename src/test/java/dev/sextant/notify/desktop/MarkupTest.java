package dev.sextant.notify.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    /** G12. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<b>bold</b> & more|&lt;b&gt;bold&lt;/b&gt; &amp; more",
                "<img src=\"file:///x\"/>|&lt;img src=&quot;file:///x&quot;/&gt;",
                "ไทย 😀|ไทย 😀"
            })
    void nothingOfATextIsMarkup(String text, String escaped) {
        assertEquals(escaped, Markup.escaped(text));
    }

    /** G12. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "&", "😀", "a", "\u202E", "'"})
    void aTextIsShortEvenWhenItIsEscaped(String piece) {
        for (var count : new int[] {1, 30, 100, 199, 200, 201, 5_000}) {
            var text = Markup.escaped(piece.repeat(count));
            assertTrue(text.length() <= Markup.LONGEST, text);
            assertFalse(text.matches("(?s).*&[a-z#0-9]*…?$"), text);
            text.codePoints()
                    .forEach(point -> assertTrue(Character.getType(point) != Character.SURROGATE));
        }
    }

    @Test
    void linesStayAndWhatIsInvisibleIsSeen() {
        assertEquals("a\nb\\u202Ec", Markup.plain("a\r\nb\u202Ec"));
    }
}
