package dev.sextant.paper;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** One sheet of A4 across, with the heading at its top. Lengths are in points. */
final class Sheet implements AutoCloseable {

    static final double WIDTH = PDRectangle.A4.getHeight();
    static final double HEIGHT = PDRectangle.A4.getWidth();
    static final double MARGIN = 34;
    static final double ROOM = WIDTH - 2 * MARGIN;
    static final double FOOT = MARGIN - 6;

    private static final double TITLE_SIZE = 13;
    private static final double LINE_SIZE = 8.5;
    private static final double LINE_HEIGHT = 12;
    private static final float TEXT_GREY = 0.1f;
    static final float NOTE_GREY = 0.35f;
    private static final float RULE_GREY = 0.8f;

    private final Lettering letters;
    private final PDPageContentStream stream;
    private double y = HEIGHT - MARGIN - TITLE_SIZE;

    Sheet(PDDocument document, Lettering letters, Heading heading) throws IOException {
        this.letters = letters;
        var page = new PDPage(new PDRectangle((float) WIDTH, (float) HEIGHT));
        document.addPage(page);
        stream = new PDPageContentStream(document, page);
        head(heading);
    }

    private void head(Heading heading) throws IOException {
        text();
        var made = heading.made();
        var madeWidth = letters.width(made, Lettering.Style.TEXT, LINE_SIZE);
        var title =
                letters.fit(
                        Lettering.clean(heading.title()),
                        Lettering.Style.BOLD,
                        TITLE_SIZE,
                        ROOM - madeWidth - 20);
        write(title, Lettering.Style.BOLD, TITLE_SIZE, MARGIN, y);
        note();
        write(made, Lettering.Style.TEXT, LINE_SIZE, WIDTH - MARGIN - madeWidth, y);
        y -= 4;
        for (var line : heading.lines()) {
            y -= LINE_HEIGHT;
            var fitted = letters.fit(Lettering.clean(line), Lettering.Style.TEXT, LINE_SIZE, ROOM);
            write(fitted, Lettering.Style.TEXT, LINE_SIZE, MARGIN, y);
        }
        y -= 8;
        rule(y);
        text();
    }

    PDPageContentStream stream() {
        return stream;
    }

    /** The upper edge of what is still free. */
    double y() {
        return y;
    }

    /** Takes so much of what is free. */
    double down(double by) {
        y -= by;
        return y;
    }

    void text() throws IOException {
        stream.setNonStrokingColor(TEXT_GREY);
        stream.setStrokingColor(TEXT_GREY);
    }

    void note() throws IOException {
        stream.setNonStrokingColor(NOTE_GREY);
        stream.setStrokingColor(NOTE_GREY);
    }

    void rule(double at) throws IOException {
        stream.setStrokingColor(RULE_GREY);
        stream.setLineWidth(0.6f);
        stream.moveTo((float) MARGIN, (float) at);
        stream.lineTo((float) (WIDTH - MARGIN), (float) at);
        stream.stroke();
        stream.setStrokingColor(TEXT_GREY);
    }

    void write(String words, Lettering.Style style, double size, double x, double base)
            throws IOException {
        letters.write(stream, words, style, size, x, base);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
