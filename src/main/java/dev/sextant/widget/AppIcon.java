package dev.sextant.widget;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The program's picture, with the number that fires on it. JavaFX thread only. */
public final class AppIcon {

    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);

    /** Above this a number is not read at a glance. */
    private static final long MOST = 99;

    private AppIcon() {}

    /**
     * In all sizes that desktops ask for.
     *
     * @param ground of the number; null for no number
     */
    public static List<Image> all(long firing, @Nullable Color ground) {
        return SIZES.stream().map(size -> of(size, firing, ground)).toList();
    }

    /**
     * @param size one of 16, 22, 24, 32, 48, 64, 128, 256 and 512
     * @param ground of the number; null for no number
     */
    public static Image of(int size, long firing, @Nullable Color ground) {
        var place =
                Objects.requireNonNull(
                        AppIcon.class.getResource("/dev/sextant/icon/" + size + ".png"));
        var plain = new Image(place.toExternalForm());
        if (ground == null || firing <= 0) return plain;
        Fonts.load();
        var canvas = new Canvas(size, size);
        var pen = canvas.getGraphicsContext2D();
        pen.drawImage(plain, 0, 0);
        var text = firing > MOST ? MOST + "+" : String.valueOf(firing);
        var height = size * 0.62;
        var width = Math.min(size, height + (text.length() - 1) * size * 0.22);
        var left = size - width;
        var top = size - height;
        pen.setFill(ground);
        pen.fillRoundRect(left, top, width, height, height, height);
        pen.setFill(Color.WHITE);
        pen.setFont(Font.font("Sextant Inter SemiBold", height * (text.length() > 2 ? 0.6 : 0.78)));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(text, left + width / 2, top + height / 2, width);
        var clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        return inBytes(canvas.snapshot(clear, null));
    }

    /** As windows take their pictures: the toolkit fails on one whose pixels are not bytes. */
    private static Image inBytes(Image drawn) {
        var width = (int) drawn.getWidth();
        var height = (int) drawn.getHeight();
        var format = PixelFormat.getByteBgraPreInstance();
        var bytes = ByteBuffer.allocate(width * height * 4);
        drawn.getPixelReader().getPixels(0, 0, width, height, format, bytes, width * 4);
        return new WritableImage(new PixelBuffer<>(width, height, bytes.rewind(), format));
    }
}
