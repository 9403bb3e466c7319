package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.text.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
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

    /** On a machine without any other font they would be blank, and two names would look alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {"fraud-🚀", "👩‍💻-assist", "churn ❤️", "模型", "نموذج", "מודל", "मॉडल", "𓀀"})
    void noNameIsBlank(String name) throws Exception {
        Window.onFx(
                () -> {
                    Fonts.load();
                    for (var family : List.of(Fonts.TEXT, Fonts.SEMIBOLD, Fonts.MONO)) {
                        name.codePoints()
                                .filter(point -> !unseen(point))
                                .forEach(
                                        point ->
                                                assertTrue(
                                                        ink(Character.toString(point), family) > 5,
                                                        "%s U+%X".formatted(family, point)));
                    }
                });
    }

    private static boolean unseen(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.SPACE_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /** How many pixels a text leaves on white. */
    private static long ink(String words, String family) {
        var text = new Text(words);
        text.setFont(Font.font(family, 20));
        var image = new Group(text).snapshot(null, null);
        return dark(image, 0, (int) image.getWidth());
    }

    private static long dark(Image image, int from, int to) {
        var reader = image.getPixelReader();
        var dark = 0L;
        for (var x = from; x < to; x++) {
            for (var y = 0; y < image.getHeight(); y++) {
                if ((reader.getArgb(x, y) & 0xFF) < 200) dark++;
            }
        }
        return dark;
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
                                            new Label("fraud-🚀 👩‍💻 churn ❤️ 🧪⚡✅ 模型 نموذج"),
                                            new Label("7c1e0a9f-03b2"));
                            lines.getChildren().getFirst().getStyleClass().add("page-title");
                            lines.getChildren().getLast().getStyleClass().add("id");
                            return lines;
                        });
        try (var window = Window.open(box, Theme.LIGHT, 420, 160)) {
            var image = window.keep("fonts");
            assertEquals(420, image.getWidth());
        }
    }

    /** What JavaFX on Linux does not do by itself: it draws the whole line, past its edge. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "สิ่งที่ควรทำ: Check the registry's logs and the model artifact of production.",
                "การทำนายจะแสดงเมื่อโมเดลบันทึกเหตุการณ์ชนิดต้องเกินเกณฑ์นานเท่าใดจึงแจ้งเตือน",
                "نموذج كشف الاحتيال يخطئ أكثر مما ينبغي منذ الإصدار الثاني عشر"
            })
    void aWrappedLineEndsWithinItsWidth(String words) throws Exception {
        var image =
                Window.onFx(
                        () -> {
                            Fonts.load();
                            var text = new Text(words);
                            text.setFont(Font.font(Fonts.TEXT, 13));
                            text.setWrappingWidth(220);
                            assertTrue(text.getLayoutBounds().getHeight() > 25, "has two lines");
                            var parameters = new SnapshotParameters();
                            parameters.setViewport(new Rectangle2D(0, -20, 800, 80));
                            return new Group(text).snapshot(parameters, null);
                        });
        assertEquals(0, dark(image, 224, 800));
        assertTrue(dark(image, 0, 224) > 100);
    }

    @Test
    void linesOfThaiAreBrokenBetweenWords() throws Exception {
        Window.onFx(
                () -> {
                    Fonts.load();
                    Messages.speak(Language.THAI);
                    try {
                        var text = new Text("อัตราข้อผิดพลาด");
                        text.setFont(Font.font(Fonts.TEXT, 13));
                        // one letter less than the whole does not fit: the last word goes down
                        text.setWrappingWidth(text.getLayoutBounds().getWidth() - 4);
                        var word = "อัตราข้อ".length();
                        assertTrue(
                                text.hitTest(new Point2D(1, 24)).getCharIndex() >= word,
                                "the second line begins with a word");
                    } finally {
                        Messages.speak(Language.ENGLISH);
                    }
                });
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
