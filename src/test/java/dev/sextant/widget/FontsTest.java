package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {

    @ParameterizedTest
    @ValueSource(strings = {Fonts.TEXT, Fonts.SEMIBOLD, Fonts.MONO})
    void allDigitsAreEquallyWide(String family) throws Exception {
        Window.onFx(
                () -> {
                    Fonts.load();
                    var font = Font.font(family, 25);
                    assertEquals(family, font.getFamily());
                    var ruler = new TextRuler(font);
                    for (var digit = '1'; digit <= '9'; digit++) {
                        assertEquals(ruler.width("0"), ruler.width("" + digit), 0.01);
                    }
                });
    }

    @Test
    void thaiAndSymbolsAreDrawn() throws Exception {
        var box =
                Window.onFx(
                        () -> {
                            Fonts.load();
                            var lines =
                                    new VBox(
                                            8,
                                            new Label(
                                                    "โมเดลตรวจจับการฉ้อโกง น้ำ ผู้ใช้ ที่นี่ กำลังโหลด"),
                                            new Label(
                                                    "▲ ■ ● ◆ ▼ → — … · × ≥ ≤ − ✓ 0123456789 18,204"),
                                            new Label("Tiếng Việt Ελληνικά Кириллица"),
                                            new Label("7c1e0a9f-03b2"));
                            lines.getChildren().getFirst().getStyleClass().add("page-title");
                            lines.getChildren().getLast().getStyleClass().add("id");
                            return lines;
                        });
        try (var window = Window.open(box, Theme.LIGHT, 420, 130)) {
            var image = window.keep("fonts");
            assertEquals(420, image.getWidth());
        }
    }

    @Test
    void aMachineWithoutFontsGetsOurs(@TempDir Path directory) throws Exception {
        assertFalse(Fonts.hasFonts(directory));
        var before = System.getProperty("prism.fontdir");
        try {
            Fonts.unpack(directory);
            assertEquals(directory.toString(), System.getProperty("prism.fontdir"));
        } finally {
            System.clearProperty("prism.useFontConfig");
            if (before == null) System.clearProperty("prism.fontdir");
        }
        assertTrue(Fonts.hasFonts(directory));
        for (var line : Files.readAllLines(directory.resolve("logicalfonts.properties"))) {
            var file = line.substring(line.indexOf('=') + 1);
            if (line.contains(".file=")) assertTrue(Files.exists(directory.resolve(file)), line);
        }
    }
}
