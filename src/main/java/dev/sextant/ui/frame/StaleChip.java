package dev.sextant.ui.frame;

import dev.sextant.cluster.ClusterException;
import dev.sextant.widget.Arranged;
import dev.sextant.widget.Messages;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Says over an old picture how old it is and why nothing newer came, and dims the picture. */
public final class StaleChip extends Label {

    private final Session session;
    private final Subscription clock;
    private @Nullable Instant loadedAt;
    private @Nullable ClusterException failure;

    public StaleChip(Session session) {
        this.session = session;
        getStyleClass().addAll("chip", "stale");
        clock = session.ticker().nowProperty().subscribe(now -> write());
    }

    /**
     * Puts the picture into its place, alone or under this chip.
     *
     * @param at when the picture's answer came
     * @param why nothing newer came; null when it is the newest
     */
    public void show(StackPane place, Node picture, Instant at, @Nullable ClusterException why) {
        loadedAt = at;
        failure = why;
        picture.getStyleClass().remove("stale-picture");
        if (why == null) {
            Arranged.in(place, List.of(picture));
            return;
        }
        picture.getStyleClass().add("stale-picture");
        // not on the words of a screen that has nothing else
        StackPane.setAlignment(this, picture instanceof Placeholder ? Pos.TOP_CENTER : Pos.CENTER);
        write();
        Arranged.in(place, List.of(picture, this));
    }

    public void dispose() {
        clock.unsubscribe();
    }

    private void write() {
        if (loadedAt == null || failure == null) return;
        setText(text(session, loadedAt, failure));
    }

    static String text(Session session, Instant loadedAt, ClusterException failure) {
        var old = Ages.since(loadedAt, session.ticker().now());
        var reason = Reasons.text(failure);
        return session.model().pausedProperty().get()
                ? Messages.text("dashboard.stale.paused", old, reason)
                : Messages.text("dashboard.stale", old, reason);
    }
}
