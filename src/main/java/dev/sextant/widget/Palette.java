package dev.sextant.widget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/** The colour roles of a theme for code that draws, read from the same style sheet as the rest. */
public record Palette(
        Color background,
        Color panel,
        Color raised,
        Color line,
        Color grid,
        Color selection,
        Color text,
        Color muted,
        Color faint,
        Color accent,
        Color p1,
        Color p2,
        Color p3,
        Color good,
        List<Color> series) {

    private static final Pattern ROLE = Pattern.compile("-sx-([a-z0-9-]+):\\s*(#[0-9a-f]{6});");

    static Palette read(String styleSheet) {
        var roles = new HashMap<String, Color>();
        var matcher = ROLE.matcher(text(styleSheet));
        while (matcher.find()) roles.put(matcher.group(1), Color.web(matcher.group(2)));
        return new Palette(
                role(roles, "background"),
                role(roles, "panel"),
                role(roles, "raised"),
                role(roles, "line"),
                role(roles, "grid"),
                role(roles, "selection"),
                role(roles, "text"),
                role(roles, "muted"),
                role(roles, "faint"),
                role(roles, "accent"),
                role(roles, "p1"),
                role(roles, "p2"),
                role(roles, "p3"),
                role(roles, "good"),
                IntStream.rangeClosed(1, SeriesStyle.SLOTS)
                        .mapToObj(slot -> role(roles, "series-" + slot))
                        .toList());
    }

    /** The colour of a series; the others are faint. */
    public Color of(SeriesStyle style) {
        return style.slot() < 0 ? faint : series.get(style.slot());
    }

    /** The colour with a share of its opacity, 0 to 1, for areas and hatching. */
    public static Color thin(Color color, double opacity) {
        return Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
    }

    private static Color role(Map<String, Color> roles, String name) {
        var color = roles.get(name);
        if (color == null) throw new IllegalStateException("the theme has no role " + name);
        return color;
    }

    private static String text(String styleSheet) {
        try (var stream = Palette.class.getResourceAsStream(styleSheet)) {
            if (stream == null) throw new IllegalStateException("no style sheet " + styleSheet);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
