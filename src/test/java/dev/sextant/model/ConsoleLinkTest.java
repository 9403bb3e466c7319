package dev.sextant.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cli.LinkWords;
import dev.sextant.model.ConsoleLink.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLinkTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sextant://open",
                "sextant://open?profile=prod-eu",
                "sextant://open?profile=prod&screen=model&model=fraud-detector&from=now-6h&to=now",
                "sextant://open?profile=p&screen=dashboard&model=a&from=now-7d&to=now-1d",
                "sextant://open?profile=p&from=2026-11-22T09:00:00Z&to=2026-11-22T10:00:00Z",
                "sextant://open?screen=requests&model=a%2Fb%20%C3%A9%25&environment=production",
                "sextant://open?profile=p&screen=rules&stage=Production",
                "sextant://open?profile=p&screen=cluster",
                "sextant://open?profile=p&screen=predictions&model=m&from=now-1h&to=now",
                "sextant://open?profile=p&screen=predictions",
                "sextant://open?profile=p&screen=alerts&alert=0123456789abcdef0123456789abcdef",
            })
    void isWrittenAsItIsRead(String text) throws LinkException {
        assertEquals(text, ConsoleLink.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "sextant://open, DASHBOARD,,",
        "SEXTANT://OPEN/?profile=p, DASHBOARD,, p",
        "sextant://open?model=m&profile=p, MODEL, m, p",
        "sextant://open?screen=requests&model=m, REQUESTS, m,",
        "sextant://open?alert=0123456789abcdef0123456789abcdef, ALERTS,,",
        "sextant://open?model=a+b, MODEL, a+b,",
        "sextant://open?model=%252e%252e, MODEL, %2e%2e,",
        "sextant://open?model=..%2F..%2Fetc, MODEL, ../../etc,",
    })
    void leadsWhereItSays(
            String text, Place screen, @Nullable String model, @Nullable String profile)
            throws LinkException {
        var link = ConsoleLink.parse(text);
        assertEquals(screen, link.screen());
        assertEquals(model, link.model());
        assertEquals(profile, link.profile());
    }

    @Test
    void aRangeThatOnlyBeginsEndsNow() throws LinkException {
        var link = ConsoleLink.parse("sextant://open?from=now-90m");
        assertEquals(new TimePoint.Relative(Duration.ofMinutes(-90)), link.from());
        assertEquals(TimePoint.NOW, link.to());
        var other = ConsoleLink.parse("sextant://open?from=2026-11-22T09:00:00%2B02:00");
        assertEquals(new TimePoint.Fixed(Instant.parse("2026-11-22T07:00:00Z")), other.from());
        assertEquals(other, ConsoleLink.parse("sextant://open?from=2026-11-22T09:00:00+02:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://open?profile=p | does not begin with sextant://open",
                "sextant:open?profile=p | does not begin with",
                "sextant://add?profile=p | does not begin with",
                "sextant://open.example.org/?profile=p | only ?name=value",
                "sextant://openx?profile=p | only ?name=value",
                "sextant://open@host?profile=p | only ?name=value",
                "sextant://open/../run?profile=p | only ?name=value",
                "sextant://open?profile=p#x | only ?name=value",
                "sextant://open? | a part ''",
                "sextant://open?profile=p&password=x | a part 'password'",
                "sextant://open?url=https://evil.example | a part 'url'",
                "sextant://open?Profile=p | a part 'Profile'",
                "sextant://open?profile | profile has no value",
                "sextant://open?profile= | profile has no value",
                "sextant://open?profile=a&profile=b | profile stands in it twice",
                "sextant://open?profile=%2 | not followed by two digits",
                "sextant://open?profile=%zz | not followed by two digits",
                "sextant://open?profile=%00 | cannot be seen",
                "sextant://open?profile=a%0Ab | cannot be seen",
                "sextant://open?profile=%E2%80%AEgnp | cannot be seen",
                "sextant://open?profile=%20 | cannot be seen",
                "sextant://open?profile=%C3 | not text in UTF-8",
                "sextant://open?profile=%C0%AF | not text in UTF-8",
                "sextant://open?profile=%ED%A0%80 | not text in UTF-8",
                "sextant://open?profile=é | must be written as %XX",
                "sextant://open?screen=settings | none of dashboard, model, alerts",
                "sextant://open?screen=model | no model is named",
                "sextant://open?alert=ABC | not the key of an alert",
                "sextant://open?screen=rules&alert=0123456789abcdef0123456789abcdef | screen=alerts",
                "sextant://open?to=now | to is given without from",
                "sextant://open?from=now&to=now-1h | not before",
                "sextant://open?from=2026-11-22T10:00:00Z&to=2026-11-22T10:00:00Z | not before",
                "sextant://open?from=yesterday | from is not a time",
                "sextant://open?from=now%2B1h | from is not a time",
                "sextant://open?from=now-999999999w | from is not a time",
                "sextant://open?from=%2B999999999-01-01T00:00:00Z | from is not a time",
                "sextant://open?from=1969-12-31T23:59:59Z | from is not a time",
                "sextant://open?from=2026-11-22T09:00:00 | from is not a time",
            })
    void refusesInOneSentence(String text, String why) {
        var refusal = assertThrows(LinkException.class, () -> ConsoleLink.parse(text));
        var said = said(refusal);
        assertTrue(said.contains(why), said);
        assertFalse(said.contains("\n"));
    }

    @Test
    void refusesWhatIsTooLong() {
        var part = "sextant://open?model=" + "x".repeat(ConsoleLink.LONGEST_PART + 1);
        assertTrue(refusal(part).contains("longer than 512"));
        var whole = "sextant://open?profile=" + "x".repeat(1 << 20);
        assertTrue(refusal(whole).length() < 200);
        var name = "sextant://open?" + "y".repeat(4_000) + "=1";
        assertTrue(refusal(name).length() < 300);
    }

    private static String refusal(String text) {
        return said(assertThrows(LinkException.class, () -> ConsoleLink.parse(text)));
    }

    /** As the command line says it. */
    private static String said(LinkException refused) {
        return LinkWords.of(refused).english();
    }

    /** Whatever is changed in a good link, it is read, and as itself, or refused. */
    @Test
    void noMutationDoesAnythingElse() {
        var random = new Random(7);
        var good = "sextant://open?profile=p&screen=alerts&model=m&from=now-1h&to=now&alert=" + KEY;
        var read = 0;
        for (var round = 0; round < 20_000; round++) {
            var text = new StringBuilder(good);
            for (var change = random.nextInt(3); change >= 0; change--) {
                var at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(0x90));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, "%2526?#=&".charAt(random.nextInt(9)));
                }
            }
            try {
                var link = ConsoleLink.parse(text.toString());
                assertEquals(link, ConsoleLink.parse(link.toString()));
                read++;
            } catch (LinkException e) {
                assertFalse(said(e).isBlank());
            }
        }
        assertTrue(read > 100, "some were still links");
    }
}
