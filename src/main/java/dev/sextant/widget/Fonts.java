package dev.sextant.widget;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.scene.text.Font;

/** The fonts that come with the program: figures of equal width, Thai, and one for identifiers. */
public final class Fonts {

    public static final String TEXT = "Sextant Inter";
    public static final String SEMIBOLD = "Sextant Inter SemiBold";
    public static final String MONO = "Sextant Mono";

    private static final String RESOURCES = "/dev/sextant/fonts/";
    private static final List<Face> FACES =
            List.of(
                    new Face(TEXT, TEXT + " Regular", "SextantInter-Regular.ttf"),
                    new Face(TEXT, TEXT + " Bold", "SextantInter-Bold.ttf"),
                    new Face(SEMIBOLD, SEMIBOLD + " Regular", "SextantInter-SemiBold.ttf"),
                    new Face(MONO, MONO + " Regular", "SextantMono-Regular.ttf"),
                    new Face(MONO, MONO + " Bold", "SextantMono-Bold.ttf"));
    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private record Face(String family, String name, String file) {}

    private Fonts() {}

    /** Makes the fonts known to JavaFX; the second time nothing happens. */
    public static void load() {
        if (!LOADED.compareAndSet(false, true)) return;
        PangoLines.mend();
        for (var face : FACES) {
            try (var stream = open(face.file())) {
                Objects.requireNonNull(Font.loadFont(stream, 13), face.file());
            } catch (IOException e) {
                throw new IllegalStateException("cannot read the font " + face.file(), e);
            }
        }
    }

    /**
     * On a Linux machine without any font JavaFX cannot start; then unpacks ours and points JavaFX
     * at them. To be called before the toolkit starts.
     *
     * @param cacheDirectory where the files may lie
     */
    public static void prepare(Path cacheDirectory) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Linux") || machineHasFonts()) return;
        unpack(cacheDirectory.resolve("fonts"));
    }

    static void unpack(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (var face : FACES) {
            try (var stream = open(face.file())) {
                Files.copy(
                        stream,
                        directory.resolve(face.file()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(directory.resolve("allfonts.properties"), allFonts());
        Files.writeString(directory.resolve("logicalfonts.properties"), logicalFonts());
        System.setProperty("prism.useFontConfig", "false");
        System.setProperty("prism.fontdir", directory.toString());
    }

    private static String allFonts() {
        var text = new StringBuilder("maxFont=").append(FACES.size() - 1).append('\n');
        for (var index = 0; index < FACES.size(); index++) {
            var face = FACES.get(index);
            text.append("family.%d=%s%n".formatted(index, face.family()));
            text.append("font.%d=%s%n".formatted(index, face.name()));
            text.append("file.%d=%s%n".formatted(index, face.file()));
        }
        return text.toString();
    }

    private static String logicalFonts() {
        var text = new StringBuilder();
        for (var family : List.of("sans", "serif", "monospace")) {
            var first = family.equals("monospace") ? 3 : 0;
            for (var style : List.of("regular", "bold", "italic", "bolditalic")) {
                var face = FACES.get(first + (style.startsWith("bold") ? 1 : 0));
                var key = family + "." + style + ".0.";
                text.append("%sfont=%s%n%sfile=%s%n".formatted(key, face.name(), key, face.file()));
            }
        }
        return text.toString();
    }

    private static boolean machineHasFonts() throws IOException {
        var home = Path.of(System.getProperty("user.home", "/"));
        for (var directory :
                List.of(
                        Path.of("/usr/share/fonts"),
                        Path.of("/usr/local/share/fonts"),
                        home.resolve(".fonts"),
                        home.resolve(".local/share/fonts"))) {
            if (hasFonts(directory)) return true;
        }
        return false;
    }

    static boolean hasFonts(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) return false;
        try (Stream<Path> files = Files.walk(directory)) {
            return files.anyMatch(file -> file.toString().matches("(?i).*\\.(ttf|otf|ttc|pfb)"));
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(Fonts.class.getResourceAsStream(RESOURCES + file), file);
    }
}
