package dev.sextant.desktop;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** What a tray says when the pointer rests on an item. */
public final class TrayWords extends Struct {

    @Position(0)
    public final String icon;

    @Position(1)
    public final List<TrayPixels> picture;

    @Position(2)
    public final String title;

    @Position(3)
    public final String text;

    public TrayWords(String icon, List<TrayPixels> picture, String title, String text) {
        this.icon = icon;
        this.picture = picture;
        this.title = title;
        this.text = text;
    }
}
