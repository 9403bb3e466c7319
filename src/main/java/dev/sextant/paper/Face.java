package dev.sextant.paper;

import java.io.IOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One of the program's fonts within a document: only the glyphs in use are kept there. */
final class Face implements AutoCloseable {

    private final TrueTypeFont file;
    private final CmapLookup glyphs;
    private final PDFont font;

    private Face(TrueTypeFont file, PDDocument document) throws IOException {
        this.file = file;
        glyphs = file.getUnicodeCmapLookup();
        font = PDType0Font.load(document, file, true);
    }

    static Face of(PDDocument document, String name) throws IOException {
        var resource = "/dev/sextant/fonts/" + name + ".ttf";
        try (var stream = Objects.requireNonNull(Face.class.getResourceAsStream(resource), name)) {
            var parsed = new TTFParser().parse(new RandomAccessReadBuffer(stream));
            // substitutions are for scripts that these fonts lack, and cost a hundred times the
            // rest
            parsed.setEnableGsub(false);
            return new Face(parsed, document);
        }
    }

    PDFont font() {
        return font;
    }

    boolean has(int codePoint) {
        return glyphs.getGlyphId(codePoint) > 0;
    }

    /** In thousandths of the font's size. */
    double advance(int codePoint) throws IOException {
        var perEm = file.getUnitsPerEm();
        return file.getAdvanceWidth(glyphs.getGlyphId(codePoint)) * 1000.0 / perEm;
    }

    /** To be called when the document is saved, not before. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
