package dev.sextant.panel;

import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.Page;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.StageChange;
import java.util.List;

/** Stage transitions, newest first: the page that starts at a cursor. */
public final class AuditQuery implements PanelQuery<Page<StageChange>> {

    private final int pageSize;
    private final Cursor after;

    /**
     * @param pageSize 1 to 1,000
     */
    public AuditQuery(int pageSize, Cursor after) {
        this.pageSize = pageSize;
        this.after = after;
    }

    @Override
    public List<Question<?>> questions(PanelScope scope) {
        return List.of(question(scope));
    }

    @Override
    public Page<StageChange> read(PanelScope scope, Answers answers) throws ClusterException {
        return answers.get(question(scope));
    }

    private Question.StageChanges question(PanelScope scope) {
        return new Question.StageChanges(scope.range(), scope.filter(), pageSize, after);
    }
}
