package dev.sextant.ui.cluster;

import dev.sextant.cluster.ClusterException;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.StaleChip;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A page that asks the cluster anew as long as it is in front. What was shown stays when nothing
 * newer comes, with its age and the reason.
 */
abstract class RoundsPage<T> extends StackPane implements ClusterPage {

    private final Session session;
    private final String id;
    private final String title;
    private final Node picture;
    private final StaleChip chip;
    private final Rounds<T> rounds;
    private @Nullable T known;
    private @Nullable Instant loadedAt;

    /**
     * @param picture in which {@link #draw} shows what is known
     * @param question asked on a worker
     */
    RoundsPage(
            Session session, String id, String title, Node picture, Rounds.Question<T> question) {
        this.session = session;
        this.id = id;
        this.title = title;
        this.picture = picture;
        chip = new StaleChip(session);
        chip.setId("stale-" + id);
        rounds = new Rounds<>(session, question, this::heard, this::fail);
        getChildren().setAll(Placeholder.loading(session));
    }

    /** What is known now: the answer, and of what came before what the answer does not tell. */
    abstract T with(@Nullable T before, T answer, Instant at);

    abstract void draw(T now);

    final Session session() {
        return session;
    }

    /** Null before the first answer. */
    final @Nullable T known() {
        return known;
    }

    private void heard(T answer, Instant at) {
        var now = with(known, answer, at);
        known = now;
        loadedAt = at;
        draw(now);
        chip.show(this, picture, at, null);
    }

    private void fail(ClusterException failure) {
        if (loadedAt == null) getChildren().setAll(Placeholder.failed(failure));
        else chip.show(this, picture, loadedAt, failure);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Node node() {
        return this;
    }

    @Override
    public void shown() {
        rounds.start();
    }

    @Override
    public final void hidden() {
        rounds.stop();
    }

    @Override
    public final void refresh() {
        rounds.refresh();
    }

    @Override
    public final void close() {
        rounds.stop();
        chip.dispose();
    }
}
