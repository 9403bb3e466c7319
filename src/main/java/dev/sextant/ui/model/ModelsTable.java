package dev.sextant.ui.model;

import dev.sextant.ui.model.ModelsScreen.ModelRow;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.table.DataTable;
import java.util.function.Consumer;

/** The models, a row each; the whole row leads to the model. */
final class ModelsTable extends DataTable<ModelRow> {

    ModelsTable(Consumer<String> open) {
        super("models-table", Messages.text("model.nomatch"));
        text("model", Messages.text("model.column.model"), ModelRow::model);
        number(
                "predictions",
                Messages.text("model.column.predictions"),
                ModelRow::predictions,
                Numbers::count);
        number("errors", Messages.text("model.column.errors"), ModelRow::errors, Numbers::count);
        number(
                "rate",
                Messages.text("model.column.rate"),
                ModelRow::errorRate,
                Numbers::percentFigure);
        text("production", Messages.text("model.column.production"), ModelRow::inProduction);
        setIdentity(ModelRow::model);
        setOnActivate(row -> open.accept(row.model()));
    }
}
