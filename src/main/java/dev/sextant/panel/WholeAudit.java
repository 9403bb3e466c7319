package dev.sextant.panel;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.WireRequest;
import dev.sextant.panel.PanelRows.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every stage change of a range, newest first, however many: a page at a time. */
public final class WholeAudit {

    private static final int PAGE = 1_000;

    private final Cluster cluster;
    private final PanelScope scope;

    /** Takes one page's rows. */
    @FunctionalInterface
    public interface Sink<X extends Exception> {
        void take(List<List<@Nullable Object>> rows) throws X;
    }

    public WholeAudit(Cluster cluster, PanelScope scope) {
        this.cluster = cluster;
        this.scope = scope;
    }

    public static List<Column> columns() {
        return Rows.AUDIT.columns();
    }

    /** Hands over page after page; blocks. */
    public <X extends Exception> void read(Sink<X> sink)
            throws ClusterException, InterruptedException, X {
        var next = Cursor.START;
        while (next != null) {
            var query = new AuditQuery(PAGE, next);
            var page = query.read(scope, cluster.ask(query.questions(scope)));
            sink.take(Rows.AUDIT.of(page, scope));
            next = page.next();
        }
    }

    /** What is asked for the first page; the next ones continue after its last row. */
    public List<WireRequest> requests() {
        return cluster.requests(new AuditQuery(PAGE, Cursor.START).questions(scope));
    }
}
