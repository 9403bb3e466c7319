package dev.sextant.ui.cluster;

import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.text.Sentence;
import dev.sextant.ui.frame.Placeholder;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.widget.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One block of a page: what it is, what there is to say of it, and its content or why none. */
final class Block extends BorderPane {

    private final Label note = new Label();
    private final StackPane body = new StackPane();
    private final HBox head;

    Block(String id, String titleText, Node... controls) {
        setId(id);
        getStyleClass().add("panel");
        var title = new Label(titleText);
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        note.setId(id + "-note");
        note.getStyleClass().add("note");
        note.setMinWidth(0);
        note.setTooltip(new Tooltip());
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        head = new HBox(title, note);
        head.getChildren().addAll(controls);
        head.getStyleClass().add("panel-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        body.getStyleClass().add("panel-body");
        setCenter(body);
        setMinSize(0, 0);
    }

    /**
     * @param words beside the title; empty for none
     */
    void note(String words) {
        note.setText(words);
        note.getTooltip().setText(words);
    }

    /**
     * @param older why there is nothing newer than this; null when it is the newest
     */
    void show(Node content, @Nullable Sentence older) {
        if (older != null) note(Messages.text("cluster.older", Messages.text(older)));
        content.getStyleClass().remove("stale-picture");
        if (older != null) content.getStyleClass().add("stale-picture");
        if (body.getChildren().equals(List.of(content))) return;
        body.getChildren().setAll(content);
    }

    /** The reason in as few words as a tile has room for. */
    static String brief(@Nullable Sentence why) {
        if (why == null) return "";
        return why.key().equals("state.forbidden")
                ? Reasons.text(Reason.FORBIDDEN)
                : Messages.text(why);
    }

    /** Why there is nothing to show, and never was. */
    void none(@Nullable Sentence why) {
        note("");
        body.getChildren()
                .setAll(
                        new Placeholder(
                                Feather.SLASH,
                                Messages.text("cluster.unknown"),
                                why == null ? "" : Messages.text(why)));
    }
}
