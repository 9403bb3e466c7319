package dev.sextant.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** Sextant in the tray: its picture with the number that fires; a click asks for the window. */
final class TrayItem implements TrayBus, Properties {

    private final Runnable activated;
    private volatile Badge shown;

    TrayItem(Badge shown, Runnable activated) {
        this.shown = shown;
        this.activated = activated;
    }

    void show(Badge value) {
        shown = value;
    }

    @Override
    public void Activate(int x, int y) {
        activated.run();
    }

    @Override
    public void SecondaryActivate(int x, int y) {
        activated.run();
    }

    /** There is no menu: the window has all there is. */
    @Override
    public void ContextMenu(int x, int y) {
        activated.run();
    }

    @Override
    public void Scroll(int delta, String orientation) {
        // nothing to scroll through
    }

    @Override
    @SuppressWarnings({
        "unchecked",
        "TypeParameterUnusedInFormals"
    }) // the library asks for whatever the property is
    public <A> A Get(String group, String property) {
        return (A) GetAll(group).getOrDefault(property, new Variant<>(""));
    }

    @Override
    public <A> void Set(String group, String property, A value) {
        // none can be set
    }

    @Override
    public Map<String, Variant<?>> GetAll(String group) {
        var all = new LinkedHashMap<String, Variant<?>>();
        if (!group.equals(INTERFACE)) return all;
        var now = shown;
        var pixels = now.pictures();
        all.put("Category", new Variant<>("ApplicationStatus"));
        all.put("Id", new Variant<>("sextant"));
        all.put("Title", new Variant<>(now.words()));
        all.put("Status", new Variant<>("Active"));
        all.put("WindowId", new Variant<>(0));
        all.put("IconName", new Variant<>(""));
        all.put("IconPixmap", new Variant<>(pixels, "a(iiay)"));
        all.put("OverlayIconName", new Variant<>(""));
        all.put("AttentionIconName", new Variant<>(""));
        all.put(
                "ToolTip",
                new Variant<>(
                        new TrayWords("", List.of(), "Sextant", now.words()), "(sa(iiay)ss)"));
        all.put("ItemIsMenu", new Variant<>(false));
        all.put("Menu", new Variant<>(new DBusPath("/NO_DBUSMENU"), "o"));
        return all;
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
