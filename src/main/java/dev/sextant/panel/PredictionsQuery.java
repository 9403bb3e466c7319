package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import java.util.List;

/** Predictions, newest first: the first page. */
final class PredictionsQuery implements PanelQuery<Page<LogEntry>> {

    /** Rows of a page. */
    static final int PAGE = 100;

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(page(scope, PAGE, Cursor.START));
    }

    @Override
    public Page<LogEntry> read(PanelScope scope, Answers answers) throws ClusterException {
        return answers.get(page(scope, PAGE, Cursor.START));
    }

    /** The page that starts at a cursor. */
    static Question.Predictions page(PanelScope scope, int size, Cursor after) {
        return new Question.Predictions(scope.range(), scope.filter(), size, after);
    }
}
