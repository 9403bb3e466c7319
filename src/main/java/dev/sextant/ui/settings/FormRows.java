package dev.sextant.ui.settings;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a form: a name, its input, and beneath the input what is wrong with it, once a person
 * touched it.
 *
 * @param <F> the fields of the form
 */
public final class FormRows<F extends Enum<F>> {

    private final Map<F, Label> problems;
    private final Set<F> touched;

    public FormRows(Class<F> fields) {
        problems = new EnumMap<>(fields);
        touched = EnumSet.noneOf(fields);
    }

    /** A row of which nothing can be wrong. */
    public static HBox plain(Label name, Region beside) {
        name.getStyleClass().add("form-label");
        var row = new HBox(name, beside);
        row.getStyleClass().add("form-row");
        return row;
    }

    /**
     * @param input gets the focus; its id is given already
     * @param shown stands in the row; is or holds the input
     * @param field null when nothing can be wrong with it
     */
    public HBox row(Label name, Region input, Region shown, @Nullable F field) {
        name.setLabelFor(input);
        shown.getStyleClass().add("form-input");
        var beside = new VBox(shown);
        if (field != null) {
            var problem = new Label();
            problem.setId(input.getId() + "-problem");
            problem.getStyleClass().addAll("form-problem", "p1");
            problem.setWrapText(true);
            problem.setVisible(false);
            problem.setManaged(false);
            problems.put(field, problem);
            beside.getChildren().add(problem);
        }
        return plain(name, beside);
    }

    /** A person has been in this field: what is wrong with it may be said from now on. */
    public void touch(F field) {
        touched.add(field);
    }

    /** As if a person had been in each of them. */
    public void touchAll(Set<F> fields) {
        touched.addAll(fields);
    }

    /** Forgets where a person has been, for a form that is filled anew. */
    public void untouch() {
        touched.clear();
    }

    /** Shows beneath its field what is wrong with what was touched. */
    public void show(Map<F, String> found) {
        problems.forEach(
                (field, label) -> {
                    var problem = touched.contains(field) ? found.get(field) : null;
                    label.setText(problem == null ? "" : problem);
                    label.setVisible(problem != null);
                    label.setManaged(problem != null);
                });
    }
}
