package dev.sextant.ui.settings;

import dev.sextant.text.Language;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The languages of the window, each by its own name, beside a globe: who cannot read the one that
 * the window speaks must find the way back.
 */
final class LanguageChoice extends HBox {

    private record Entry(@Nullable Language language, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private final ComboBox<Entry> box = new ComboBox<>();
    private Entry spoken;

    /**
     * @param chosen null for that of the system
     * @param wanted answers whether the window speaks it now; if not, the choice goes back
     */
    LanguageChoice(@Nullable Language chosen, Predicate<@Nullable Language> wanted) {
        getStyleClass().add("language-choice");
        setAlignment(Pos.CENTER_LEFT);
        box.setId("language");
        box.setAccessibleText(Messages.text("settings.language"));
        box.setTooltip(new Tooltip(Messages.text("settings.language")));
        box.setMinWidth(Region.USE_PREF_SIZE);
        var entries = entries();
        box.getItems().setAll(entries);
        spoken =
                entries.stream()
                        .filter(entry -> entry.language() == chosen)
                        .findFirst()
                        .orElse(entries.getFirst());
        box.setValue(spoken);
        box.setOnAction(event -> choose(box.getValue(), wanted));
        var label = new Label();
        label.setGraphic(new FontIcon(Feather.GLOBE));
        label.setLabelFor(box);
        getChildren().addAll(label, box);
    }

    private static List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(null, Messages.text("settings.language.system")));
        for (var language : Language.values()) entries.add(new Entry(language, name(language)));
        return entries;
    }

    private static String name(Language language) {
        return switch (language) {
            case ENGLISH -> Messages.text("settings.language.english");
            case THAI -> Messages.text("settings.language.thai");
        };
    }

    private void choose(Entry entry, Predicate<@Nullable Language> wanted) {
        if (entry.equals(spoken)) return;
        if (wanted.test(entry.language())) spoken = entry;
        else box.setValue(spoken);
    }
}
