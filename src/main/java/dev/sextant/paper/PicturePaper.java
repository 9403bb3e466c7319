package dev.sextant.paper;

import dev.sextant.widget.Messages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A screen as a PDF of one sheet: the heading, and the picture as large as it can be. */
public final class PicturePaper {

    private static final double NOTE = 8;
    private static final int PNG_PREDICTORS = 15;
    private static final byte UP = 2;

    private PicturePaper() {}

    /**
     * A picture as rows of pixels from the top, each 0xRRGGBB; what is above is left out.
     *
     * @param pixels {@code width} × {@code height} of them
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, by the writer
    public record Pixels(int width, int height, int[] pixels) {}

    public static void write(Path file, Heading heading, Pixels picture) throws IOException {
        try (var document = new PDDocument();
                var letters = new Lettering(document)) {
            try (var sheet = new Sheet(document, letters, heading)) {
                var footer = Messages.text("paper.page", 1, 1);
                var room = sheet.y() - Sheet.MARGIN - 14;
                var scale = Math.min(Sheet.ROOM / picture.width(), room / picture.height());
                var width = picture.width() * scale;
                var height = picture.height() * scale;
                sheet.stream()
                        .drawImage(
                                image(document, picture),
                                (float) ((Sheet.WIDTH - width) / 2),
                                (float) (sheet.y() - 8 - height),
                                (float) width,
                                (float) height);
                sheet.note();
                sheet.write(footer, Lettering.Style.TEXT, NOTE, Sheet.MARGIN, Sheet.FOOT);
            }
            document.getDocumentInformation().setTitle(heading.title());
            document.getDocumentInformation().setProducer("Sextant");
            document.save(file.toFile());
        }
    }

    private static PDImageXObject image(PDDocument document, Pixels picture) throws IOException {
        var image =
                new PDImageXObject(
                        document,
                        new ByteArrayInputStream(deflated(picture)),
                        COSName.FLATE_DECODE,
                        picture.width(),
                        picture.height(),
                        8,
                        PDDeviceRGB.INSTANCE);
        var how = new COSDictionary();
        how.setInt(COSName.PREDICTOR, PNG_PREDICTORS);
        how.setInt(COSName.COLORS, 3);
        how.setInt(COSName.BITS_PER_COMPONENT, 8);
        how.setInt(COSName.COLUMNS, picture.width());
        image.getCOSObject().setItem(COSName.DECODE_PARMS, how);
        image.setInterpolate(true);
        return image;
    }

    /** Each line as its difference from the one above: most of a screen repeats itself. */
    private static byte[] deflated(Pixels picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(6);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            var width = picture.width() * 3;
            var above = new byte[width];
            var line = new byte[width];
            var difference = new byte[width + 1];
            difference[0] = UP;
            for (var y = 0; y < picture.height(); y++) {
                for (var x = 0; x < picture.width(); x++) {
                    var pixel = picture.pixels()[y * picture.width() + x];
                    line[x * 3] = (byte) (pixel >> 16);
                    line[x * 3 + 1] = (byte) (pixel >> 8);
                    line[x * 3 + 2] = (byte) pixel;
                }
                for (var x = 0; x < width; x++) difference[x + 1] = (byte) (line[x] - above[x]);
                out.write(difference);
                System.arraycopy(line, 0, above, 0, width);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
