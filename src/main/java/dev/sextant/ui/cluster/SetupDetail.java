package dev.sextant.ui.cluster;

import dev.sextant.setup.DiffLine;
import dev.sextant.setup.SetupStep;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One step: why it is as it is, and what would change. */
final class SetupDetail extends VBox {

    private static final double LINE = 20;
    private static final List<String> SIGNS = List.of("added", "removed", "muted");

    private final Label title = new Label();
    private final VBox words = new VBox(4);
    private final ListView<DiffLine> diff = new ListView<>();
    private final Label nothing = new Label();

    SetupDetail() {
        getStyleClass().addAll("panel", "setup-detail");
        title.getStyleClass().add("panel-title");
        diff.setId("setup-diff");
        diff.setAccessibleText(Messages.text("setup.diff"));
        diff.getStyleClass().add("diff");
        diff.setCellFactory(list -> new Line());
        diff.setFixedCellSize(LINE);
        diff.setPlaceholder(nothing);
        nothing.getStyleClass().add("empty");
        VBox.setVgrow(diff, Priority.ALWAYS);
        getChildren().setAll(title, words, diff);
    }

    void show(@Nullable SetupStep step) {
        if (step == null) {
            title.setText("");
            words.getChildren().clear();
            diff.getItems().clear();
            nothing.setText(Messages.text("setup.choose"));
            return;
        }
        title.setText(SetupWords.title(step));
        words.getChildren().clear();
        if (step.reason() != null) add(Messages.text(step.reason()), SetupWords.role(step));
        step.notes().forEach(note -> add(Messages.text(note), "muted"));
        nothing.setText(Messages.text("setup.diff.none"));
        if (step.state() == SetupStep.State.SAME) add(Messages.text("setup.diff.same"), "muted");
        diff.getItems().setAll(step.state() == SetupStep.State.SAME ? kept(step) : step.diff());
        diff.scrollTo(0);
    }

    private static List<DiffLine> kept(SetupStep step) {
        return step.after().lines().map(line -> new DiffLine(DiffLine.Sign.KEPT, line)).toList();
    }

    private void add(String text, @Nullable String role) {
        var label = new Label(SafeText.line(text));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (role != null && !role.equals("good")) label.getStyleClass().add(role);
        words.getChildren().add(label);
    }

    /** A line with its sign; added and removed ones in their colours besides. */
    private static final class Line extends ListCell<DiffLine> {

        @Override
        protected void updateItem(@Nullable DiffLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll(SIGNS);
            if (line == null || empty) {
                setText(null);
                return;
            }
            switch (line.sign()) {
                case ADDED -> getStyleClass().add("added");
                case REMOVED -> getStyleClass().add("removed");
                case KEPT -> {}
                case GAP -> getStyleClass().add("muted");
            }
            setText(
                    line.sign() == DiffLine.Sign.GAP
                            ? Messages.text("setup.diff.gap", line.text())
                            : SafeText.line(line.line()));
        }
    }
}
