package dev.sextant.ui.bar;

import dev.sextant.model.TimeRange;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.widget.Messages;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A range from one moment to another, typed. */
final class AbsoluteRangePane extends VBox {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter READ =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd[[ ]['T']HH:mm[:ss]]")
                    .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                    .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                    .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                    .toFormatter(Locale.ROOT);

    private final ZoneId zone;
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final Label problem = new Label();
    private Consumer<TimeRange> apply = range -> {};

    AbsoluteRangePane(TimeRange now, ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("absolute-range");
        HelpTopic.RANGE.of(this);
        from.setId("absolute-from");
        from.setAccessibleText(Messages.text("control.range.from"));
        from.setText(WRITTEN.format(now.from().atZone(zone)));
        to.setId("absolute-to");
        to.setAccessibleText(Messages.text("control.range.to"));
        to.setText(WRITTEN.format(now.to().atZone(zone)));
        problem.setId("absolute-problem");
        problem.getStyleClass().addAll("note", "p1");
        problem.setWrapText(true);
        var hint = new Label(Messages.text("control.range.hint", zone.getId()));
        hint.getStyleClass().add("note");
        hint.setWrapText(true);
        var form = new GridPane();
        form.getStyleClass().add("form");
        form.addRow(0, new Label(Messages.text("control.range.from")), from);
        form.addRow(1, new Label(Messages.text("control.range.to")), to);
        var button = new Button(Messages.text("control.range.apply"));
        button.setId("absolute-apply");
        button.getStyleClass().add("accent-button");
        button.setDefaultButton(true);
        button.setOnAction(event -> apply());
        from.setOnAction(event -> to.requestFocus());
        to.setOnAction(event -> apply());
        getChildren().addAll(form, hint, problem, button);
    }

    void onApply(Consumer<TimeRange> action) {
        apply = action;
    }

    @Override
    public void requestFocus() {
        from.requestFocus();
    }

    private void apply() {
        var start = parse(from.getText(), zone);
        var end = parse(to.getText(), zone);
        if (start == null || end == null) {
            problem.setText(
                    Messages.text(
                            "control.range.unreadable",
                            start == null ? from.getText() : to.getText()));
        } else if (!start.isBefore(end)) {
            problem.setText(Messages.text("control.range.empty"));
        } else {
            problem.setText("");
            apply.accept(new TimeRange(start, end));
        }
    }

    /** Local to {@code zone} unless the text carries its own offset; null when it is no time. */
    static @Nullable Instant parse(String text, ZoneId zone) {
        var written = text.strip();
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException withoutOffset) {
            try {
                return LocalDateTime.parse(written, READ).atZone(zone).toInstant();
            } catch (DateTimeParseException noTime) {
                return null;
            }
        }
    }
}
