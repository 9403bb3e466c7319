package dev.sextant.ui.settings;

import dev.sextant.store.PreferencesStore.Look;
import dev.sextant.text.Language;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Unsaved;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Profiles, receivers, what was sent, and the look of the window. */
public final class SettingsPane extends BorderPane implements Unsaved {

    private final List<Section> sections;
    private Section shown;

    /**
     * A part of the settings.
     *
     * @param id of the button that leads to it
     */
    public record Section(String id, String title, Node node) {}

    /** Profiles, receivers, the delivery log and the desktop, in this order. */
    public static List<Section> sections(
            Node profiles, Node receivers, Node deliveries, Node desktop) {
        return List.of(
                new Section("settings-profiles", Messages.text("settings.profiles"), profiles),
                new Section("settings-receivers", Messages.text("settings.receivers"), receivers),
                new Section(
                        "settings-deliveries", Messages.text("settings.deliveries"), deliveries),
                new Section("settings-desktop", Messages.text("settings.desktop"), desktop));
    }

    /**
     * @param sections the first is shown at first
     * @param look dark, light or as the system; whoever listens dresses the windows
     * @param language the chosen one; null for that of the system
     * @param onLanguage answers whether the window speaks it now
     * @param before what this replaces: its section stays in front; null for none
     */
    public SettingsPane(
            List<Section> sections,
            ObjectProperty<Look> look,
            @Nullable Language language,
            Predicate<@Nullable Language> onLanguage,
            @Nullable Node before) {
        this.sections = List.copyOf(sections);
        shown =
                before instanceof SettingsPane earlier
                        ? sections.get(earlier.sections.indexOf(earlier.shown))
                        : sections.getFirst();
        setId("settings");
        getStyleClass().add("screen");
        var title = new Label(Messages.text("nav.settings"));
        title.getStyleClass().add("page-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var appearance = new Label(Messages.text("settings.theme"));
        appearance.getStyleClass().add("muted");
        var spoken = new LanguageChoice(language, onLanguage);
        var head = new HBox(title, choice(), space, spoken, appearance, looks(look));
        head.getStyleClass().add("screen-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        setCenter(shown.node());
    }

    private SegmentedButton choice() {
        var choice = new SegmentedButton();
        var group = new ToggleGroup();
        choice.setToggleGroup(group);
        for (var section : sections) {
            var button = new ToggleButton(section.title());
            button.setId(section.id());
            button.setSelected(section.equals(shown));
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        shown = section;
                        setCenter(section.node());
                    });
            choice.getButtons().add(button);
        }
        return choice;
    }

    /**
     * Whoever comes here comes for what is in front; with the focus already inside it leaves it.
     */
    @Override
    public void requestFocus() {
        if (isFocusWithin()) super.requestFocus();
        else getCenter().requestFocus();
    }

    @Override
    public boolean unsaved() {
        return sections.stream().map(Section::node).anyMatch(Unsaved::in);
    }

    private static SegmentedButton looks(ObjectProperty<Look> chosen) {
        var all = new SegmentedButton();
        var group = new ToggleGroup();
        all.setToggleGroup(group);
        for (var look : List.of(Look.SYSTEM, Look.DARK, Look.LIGHT)) {
            var button = new ToggleButton(word(look), new FontIcon(icon(look)));
            button.setId("theme-" + look.name().toLowerCase(Locale.ROOT));
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        chosen.set(look);
                    });
            chosen.subscribe(now -> button.setSelected(now == look));
            all.getButtons().add(button);
        }
        return all;
    }

    private static String word(Look look) {
        return switch (look) {
            case SYSTEM -> Messages.text("settings.theme.system");
            case DARK -> Messages.text("settings.theme.dark");
            case LIGHT -> Messages.text("settings.theme.light");
        };
    }

    private static Feather icon(Look look) {
        return switch (look) {
            case SYSTEM -> Feather.MONITOR;
            case DARK -> Feather.MOON;
            case LIGHT -> Feather.SUN;
        };
    }
}
