package dev.sextant.ui.requests;

import dev.sextant.ui.frame.Behind;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import java.time.ZoneId;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says whose documents are listed; a click goes back to the usual listing. */
final class BehindChip extends Button {

    BehindChip(Runnable leave) {
        setId("requests-behind");
        getStyleClass().addAll("chip", "chip-choice");
        setGraphic(new FontIcon(Feather.X));
        setContentDisplay(ContentDisplay.RIGHT);
        setMnemonicParsing(false);
        setMinWidth(80);
        setTooltip(new Tooltip());
        setOnAction(event -> leave.run());
        show(null, ZoneId.of("UTC"));
    }

    void show(@Nullable Behind behind, ZoneId zone) {
        setVisible(behind != null);
        setManaged(behind != null);
        if (behind == null) return;
        var text = new TimeText(zone);
        var what = behind.rule() + " · " + SafeText.line(behind.subject());
        var from = text.clock(behind.range().from());
        var to = text.clock(behind.range().to());
        setText(
                behind.counted() == null
                        ? Messages.text("requests.behind.last", what, from, to)
                        : Messages.text(
                                "requests.behind",
                                Numbers.count(behind.counted()),
                                what,
                                from,
                                to));
        getTooltip().setText(getText() + "\n" + Messages.text("requests.behind.leave"));
    }
}
