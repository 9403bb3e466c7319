package dev.sextant.desktop;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** A picture as a tray wants it: four bytes a pixel, alpha first, row by row. */
public final class TrayPixels extends Struct {

    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final byte[] pixels;

    public TrayPixels(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }
}
