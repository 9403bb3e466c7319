package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContrastTest {

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextCanBeReadOnEveryGroundItStandsOn(Theme theme) {
        var palette = theme.palette();
        var texts = new LinkedHashMap<String, Color>();
        texts.put("text", palette.text());
        texts.put("muted", palette.muted());
        texts.put("faint", palette.faint());
        texts.put("accent", palette.accent());
        texts.put("p1", palette.p1());
        texts.put("p2", palette.p2());
        texts.put("p3", palette.p3());
        texts.put("good", palette.good());
        texts.forEach((name, text) -> atLeast(4.5, theme, name, text, grounds(palette)));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyMarkCanBeSeenOnThePanel(Theme theme) {
        var palette = theme.palette();
        var ground = Map.of("panel", palette.panel(), "raised", palette.raised());
        for (var slot = 0; slot < SeriesStyle.SLOTS; slot++) {
            atLeast(3, theme, "series " + (slot + 1), palette.series().get(slot), ground);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aPrimaryButtonCanBeRead(Theme theme) {
        var palette = theme.palette();
        var label = theme == Theme.DARK ? palette.background() : palette.panel();
        atLeast(4.5, theme, "button label", label, Map.of("accent", palette.accent()));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void noTwoSeriesShareAColour(Theme theme) {
        var series = theme.palette().series();
        assertEquals(SeriesStyle.SLOTS, series.stream().distinct().count());
    }

    private static Map<String, Color> grounds(Palette palette) {
        return Map.of(
                "background", palette.background(),
                "panel", palette.panel(),
                "raised", palette.raised(),
                "selection", palette.selection());
    }

    private static void atLeast(
            double limit, Theme theme, String name, Color text, Map<String, Color> grounds) {
        grounds.forEach(
                (ground, color) -> {
                    var ratio = Contrast.ratio(text, color);
                    assertTrue(
                            ratio >= limit,
                            () -> "%s: %s on %s is %.2f".formatted(theme, name, ground, ratio));
                });
    }
}
