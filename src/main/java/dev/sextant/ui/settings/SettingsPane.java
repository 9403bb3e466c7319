package dev.sextant.ui.settings;

import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Motion;
import dev.sextant.widget.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Profiles, receivers, what was sent, and the look of the window. */
public final class SettingsPane extends BorderPane {

    private final List<Section> sections;
    private final SegmentedButton buttons = new SegmentedButton();
    private final ToggleButton dark = new ToggleButton();
    private final ToggleButton light = new ToggleButton();
    private final CheckBox still = new CheckBox();

    /**
     * A part of the settings.
     *
     * @param id of the button that leads to it
     */
    public record Section(String id, String title, Node node) {}

    /** Profiles, receivers and the delivery log, in this order. */
    public static List<Section> sections(Node profiles, Node receivers, Node deliveries) {
        return List.of(
                new Section("settings-profiles", Messages.text("settings.profiles"), profiles),
                new Section("settings-receivers", Messages.text("settings.receivers"), receivers),
                new Section(
                        "settings-deliveries", Messages.text("settings.deliveries"), deliveries));
    }

    /**
     * @param sections the first is shown at first
     * @param onTheme dresses the window and remembers it
     * @param onMotion lets things move or not, and remembers it
     */
    public SettingsPane(
            List<Section> sections,
            Theme theme,
            Consumer<Theme> onTheme,
            Motion.Choice motion,
            Consumer<Motion.Choice> onMotion) {
        this.sections = List.copyOf(sections);
        setId("settings");
        HelpTopic.SETTINGS.of(this);
        getStyleClass().add("screen");
        var title = new Label(Messages.text("nav.settings"));
        title.getStyleClass().add("page-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var look = new Label(Messages.text("settings.theme"));
        look.getStyleClass().add("muted");
        motion(motion, onMotion);
        var head = new HBox(title, choice(), space, still, look, themes(theme, onTheme));
        head.getStyleClass().add("screen-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        setCenter(sections.getFirst().node());
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
        for (var theme : List.of(dark, light)) {
            all.add(
                    new Command(
                            String.valueOf(theme.getId()),
                            Messages.text("settings.look", theme.getText()),
                            "",
                            theme == dark ? Feather.MOON : Feather.SUN,
                            theme::fire));
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
            button.setSelected(section.equals(sections.getFirst()));
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

    private SegmentedButton themes(Theme theme, Consumer<Theme> onTheme) {
        dark.setText(Messages.text("settings.theme.dark"));
        dark.setId("theme-dark");
        dark.setGraphic(new FontIcon(Feather.MOON));
        light.setText(Messages.text("settings.theme.light"));
        light.setId("theme-light");
        light.setGraphic(new FontIcon(Feather.SUN));
        var both = new SegmentedButton(dark, light);
        var group = new ToggleGroup();
        both.setToggleGroup(group);
        (theme == Theme.DARK ? dark : light).setSelected(true);
        dark.setOnAction(
                event -> {
                    dark.setSelected(true);
                    onTheme.accept(Theme.DARK);
                });
        light.setOnAction(
                event -> {
                    light.setSelected(true);
                    onTheme.accept(Theme.LIGHT);
                });
        return both;
    }
}
