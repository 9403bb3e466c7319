package dev.sextant.widget;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Writes pictures as PNG; the window's runtime carries no AWT, which could do it too. */
public final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final byte[] EIGHT_BIT_RGBA = {8, 6, 0, 0, 0};

    private Png() {}

    public static void write(Image image, Path file) throws IOException {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var bgra = new byte[width * height * 4];
        image.getPixelReader()
                .getPixels(
                        0, 0, width, height, PixelFormat.getByteBgraInstance(), bgra, 0, width * 4);
        try (var out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(width, height));
            chunk(out, "IDAT", deflated(bgra, width, height));
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static byte[] header(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(width);
            out.writeInt(height);
            out.write(EIGHT_BIT_RGBA);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(byte[] bgra, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            // every line starts with the number of its filter; 0 is none
            var line = new byte[width * 4 + 1];
            for (var y = 0; y < height; y++) {
                for (var x = 0; x < width; x++) {
                    var from = (y * width + x) * 4;
                    line[x * 4 + 1] = bgra[from + 2];
                    line[x * 4 + 2] = bgra[from + 1];
                    line[x * 4 + 3] = bgra[from];
                    line[x * 4 + 4] = bgra[from + 3];
                }
                out.write(line);
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
