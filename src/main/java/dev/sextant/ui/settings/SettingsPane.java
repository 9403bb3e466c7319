package dev.sextant.ui.settings;

import dev.sextant.store.PreferencesStore.Look;
import dev.sextant.text.Language;
import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
import dev.sextant.widget.Unsaved;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Profiles, receivers, what was sent, where secrets are, and the look of the window. */
public final class SettingsPane extends BorderPane implements Unsaved {

    /** Below this width what settings look like stands under their parts. */
    private static final double ONE_ROW = 1_260;

    private static final List<Look> LOOKS = List.of(Look.SYSTEM, Look.DARK, Look.LIGHT);

    private final List<Section> sections;
    private final ObjectProperty<Look> look;
    private Section shown;
    private final SegmentedButton buttons = new SegmentedButton();
    private final CheckBox still = new CheckBox();

    /**
     * A part of the settings.
     *
     * @param id of the button that leads to it
     */
    public record Section(String id, String title, Node node) {}

    /** In this order. */
    public static List<Section> sections(
            Node profiles, Node receivers, Node deliveries, Node desktop, Node secrets) {
        return List.of(
                new Section("settings-profiles", Messages.text("settings.profiles"), profiles),
                new Section("settings-receivers", Messages.text("settings.receivers"), receivers),
                new Section(
                        "settings-deliveries", Messages.text("settings.deliveries"), deliveries),
                new Section("settings-desktop", Messages.text("settings.desktop"), desktop),
                new Section("settings-secrets", Messages.text("settings.secrets"), secrets));
    }

    /**
     * @param sections the first is shown at first
     * @param look dark, light or as the system; whoever listens dresses the windows
     * @param onMotion lets things move or not, and remembers it
     * @param language the chosen one; null for that of the system
     * @param onLanguage answers whether the window speaks it now
     * @param before what this replaces: its section stays in front; null for none
     */
    public SettingsPane(
            List<Section> sections,
            ObjectProperty<Look> look,
            Motion.Choice motion,
            Consumer<Motion.Choice> onMotion,
            @Nullable Language language,
            Predicate<@Nullable Language> onLanguage,
            @Nullable Node before) {
        this.sections = List.copyOf(sections);
        this.look = look;
        shown =
                before instanceof SettingsPane earlier
                        ? sections.get(earlier.sections.indexOf(earlier.shown))
                        : sections.getFirst();
        setId("settings");
        HelpTopic.SETTINGS.of(this);
        getStyleClass().add("screen");
        var title = new Label(Messages.text("nav.settings"));
        title.getStyleClass().add("page-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var appearance = new Label(Messages.text("settings.theme"));
        appearance.getStyleClass().add("muted");
        motion(motion, onMotion);
        var parts = row(title, choice());
        var looks = row(still, new LanguageChoice(language, onLanguage), appearance, looks());
        var head = new VBox();
        head.getStyleClass().add("screen-head");
        widthProperty()
                .map(width -> width.doubleValue() > 0 && width.doubleValue() < ONE_ROW)
                .subscribe(
                        narrow ->
                                head.getChildren()
                                        .setAll(
                                                narrow
                                                        ? List.of(parts, looks)
                                                        : List.of(row(parts, space, looks))));
        setTop(head);
        setCenter(shown.node());
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /**
     * Every part and choice of the settings, by name.
     *
     * @param come brings the settings to the front
     */
    public List<Command> commands(Runnable come) {
        var all = new ArrayList<Command>();
        for (var section : sections) {
            all.add(
                    new Command(
                            section.id(),
                            Messages.text("settings.part", section.title()),
                            "",
                            Feather.SETTINGS,
                            () -> {
                                come.run();
                                open(section);
                                section.node().requestFocus();
                            }));
        }
        for (var one : LOOKS) {
            all.add(
                    new Command(
                            id(one),
                            Messages.text("settings.look", word(one)),
                            "",
                            icon(one),
                            () -> look.set(one)));
        }
        all.add(
                new Command(
                        String.valueOf(still.getId()),
                        still.isSelected()
                                ? Messages.text("settings.motion.system")
                                : Messages.text("settings.motion"),
                        "",
                        Feather.WIND,
                        still::fire));
        return all;
    }

    private void open(Section section) {
        buttons.getButtons().forEach(one -> one.setSelected(section.id().equals(one.getId())));
        shown = section;
        setCenter(section.node());
    }

    private void motion(Motion.Choice motion, Consumer<Motion.Choice> onMotion) {
        still.setId("reduce-motion");
        still.setText(Messages.text("settings.motion"));
        still.setTooltip(new Tooltip(Messages.text("settings.motion.explained")));
        still.setSelected(motion == Motion.Choice.REDUCED);
        still.setMinWidth(Region.USE_PREF_SIZE);
        still.setOnAction(
                event ->
                        onMotion.accept(
                                still.isSelected() ? Motion.Choice.REDUCED : Motion.Choice.SYSTEM));
    }

    private SegmentedButton choice() {
        buttons.setToggleGroup(new ToggleGroup());
        for (var section : sections) {
            var button = new ToggleButton(section.title());
            button.setId(section.id());
            button.setSelected(section.equals(shown));
            button.setOnAction(event -> open(section));
            buttons.getButtons().add(button);
        }
        return buttons;
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

    private SegmentedButton looks() {
        var all = new SegmentedButton();
        var group = new ToggleGroup();
        all.setToggleGroup(group);
        for (var one : LOOKS) {
            var button = new ToggleButton(word(one), new FontIcon(icon(one)));
            button.setId(id(one));
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        look.set(one);
                    });
            look.subscribe(now -> button.setSelected(now == one));
            all.getButtons().add(button);
        }
        return all;
    }

    private static String id(Look look) {
        return "theme-" + look.name().toLowerCase(Locale.ROOT);
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
