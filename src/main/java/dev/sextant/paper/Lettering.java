package dev.sextant.paper;

import dev.sextant.model.VisibleText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/**
 * Writes text of any script with the program's own fonts. What no font has becomes a visible box:
 * two names that differ must not look alike, and nothing a model is called may end an export.
 */
final class Lettering implements AutoCloseable {

    /** How wide a box is, in thousandths of the size. */
    private static final double BOX = 600;

    private static final int LONGEST = 300;
    private static final String MORE = "…";

    private final Face text;
    private final Face bold;
    private final Face mono;

    /** How a line is written. */
    enum Style {
        TEXT,
        BOLD,
        MONO
    }

    Lettering(PDDocument document) throws IOException {
        text = Face.of(document, "SextantInter-Regular");
        bold = Face.of(document, "SextantInter-SemiBold");
        mono = Face.of(document, "SextantMono-Regular");
    }

    private Face face(Style style, int codePoint) {
        var first =
                switch (style) {
                    case TEXT -> text;
                    case BOLD -> bold;
                    case MONO -> mono;
                };
        if (first.has(codePoint)) return first;
        return text.has(codePoint) ? text : mono;
    }

    /** On one line, what would deceive written out, at most 300 characters. */
    static String clean(String words) {
        return VisibleText.line(words, LONGEST);
    }

    /** Joins and selectors change what stands beside them; alone they are nothing to see. */
    private static boolean unseen(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F);
    }

    private double advance(Style style, int codePoint) throws IOException {
        var face = face(style, codePoint);
        if (face.has(codePoint)) return face.advance(codePoint);
        return unseen(codePoint) ? 0 : BOX;
    }

    /** In points. */
    double width(String words, Style style, double size) throws IOException {
        var width = 0.0;
        for (var point : words.codePoints().toArray()) width += advance(style, point);
        return width * size / 1000;
    }

    /** As much of it as fits, with a sign when something is left out. */
    String fit(String words, Style style, double size, double room) throws IOException {
        if (width(words, style, size) <= room) return words;
        var left = room - width(MORE, style, size);
        return head(words, style, size, left) + MORE;
    }

    /** All of it, in lines that fit; broken after a space where there is one. */
    List<String> wrap(String words, Style style, double size, double room) throws IOException {
        var lines = new ArrayList<String>();
        var rest = words;
        while (width(rest, style, size) > room) {
            var line = head(rest, style, size, room);
            var space = line.lastIndexOf(' ');
            if (space > 0) line = line.substring(0, space + 1);
            if (line.isEmpty()) line = rest.substring(0, rest.offsetByCodePoints(0, 1));
            lines.add(line.stripTrailing());
            rest = rest.substring(line.length());
        }
        lines.add(rest);
        return lines;
    }

    private String head(String words, Style style, double size, double room) throws IOException {
        var width = 0.0;
        var index = 0;
        while (index < words.length()) {
            var point = words.codePointAt(index);
            width += advance(style, point) * size / 1000;
            if (width > room) break;
            index += Character.charCount(point);
        }
        return words.substring(0, index);
    }

    /**
     * Writes one line from {@code x} on; {@code y} is its base line, upwards from the foot of the
     * sheet.
     */
    void write(PDPageContentStream page, String words, Style style, double size, double x, double y)
            throws IOException {
        var at = x;
        var run = new StringBuilder();
        var runAt = at;
        Face runFace = null;
        for (var point : words.codePoints().toArray()) {
            var face = face(style, point);
            var known = face.has(point);
            if (!known && unseen(point)) continue;
            if (runFace != null && (!known || !runFace.equals(face))) {
                show(page, run, runFace, size, runAt, y);
                runFace = null;
            }
            if (known) {
                if (runFace == null) {
                    runFace = face;
                    runAt = at;
                }
                run.appendCodePoint(point);
            } else {
                box(page, size, at, y);
            }
            at += advance(style, point) * size / 1000;
        }
        if (runFace != null) show(page, run, runFace, size, runAt, y);
    }

    private static void show(
            PDPageContentStream page, StringBuilder run, Face face, double size, double x, double y)
            throws IOException {
        page.beginText();
        page.setFont(face.font(), (float) size);
        page.newLineAtOffset((float) x, (float) y);
        page.showText(run.toString());
        page.endText();
        run.setLength(0);
    }

    private static void box(PDPageContentStream page, double size, double x, double y)
            throws IOException {
        page.setLineWidth((float) (size / 16));
        page.addRect(
                (float) (x + size * 0.06),
                (float) y,
                (float) (size * BOX / 1000 - size * 0.12),
                (float) (size * 0.7));
        page.stroke();
    }

    @Override
    public void close() throws IOException {
        text.close();
        bold.close();
        mono.close();
    }
}
