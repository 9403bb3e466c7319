package dev.sextant.ui.frame;

import dev.sextant.live.Live;
import dev.sextant.monitor.refresh.Pulse;
import dev.sextant.monitor.refresh.Refresher;
import dev.sextant.monitor.refresh.ScopeChoice;
import dev.sextant.panel.Panel;
import dev.sextant.widget.Fx;
import dev.sextant.widget.LeftAs;
import dev.sextant.widget.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/** A grid of framed panels kept fresh by one loop: the body of the dashboard and of a model. */
public final class PanelBoard extends ScrollPane implements PanelFrame.Host, AutoCloseable {

    private static final String ENLARGED = "dashboard/enlarged";

    private final ScreenContext context;
    private final Refresher refresher;
    private final boolean oneModel;
    private final ReadOnlyObjectProperty<Pulse> pulse;
    private @Nullable Instant episodesOf;
    private final PanelGrid grid = new PanelGrid();
    private final List<PanelFrame<?>> frames = new ArrayList<>();

    /**
     * @param choice what the board's panels ask for
     */
    public PanelBoard(
            Session session,
            Navigation navigation,
            Exports exports,
            Live<ScopeChoice> choice,
            boolean oneModel) {
        this.oneModel = oneModel;
        context = new ScreenContext(session, navigation, exports, choice);
        refresher = session.refresher(choice);
        pulse = Fx.property(refresher.pulse());
        pulse.subscribe(
                round -> {
                    var asked = round.lastAnswer();
                    if (asked == null || asked.equals(episodesOf)) return;
                    episodesOf = asked;
                    context.loadEpisodes(choice.get().at(asked));
                });
        getStyleClass().add("panel-board");
        setContent(grid);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
    }

    public Refresher refresher() {
        return refresher;
    }

    public ScreenContext context() {
        return context;
    }

    boolean isOfOneModel() {
        return oneModel;
    }

    public List<PanelFrame<?>> frames() {
        return List.copyOf(frames);
    }

    /** Adds a panel after the others; {@code span} is how many columns it takes. */
    public <T> PanelFrame<T> add(Panel<T> panel, int span) {
        var watched = refresher.watch(panel.query());
        var frame = new PanelFrame<>(frames.size() + 1, panel, watched, oneModel, context, this);
        frames.add(frame);
        grid.add(frame, span);
        return frame;
    }

    /** Adds something that is not a panel, after the others. */
    public void add(Node node) {
        grid.add(node, 1);
    }

    @Override
    public void toggleEnlarged(PanelFrame<?> frame) {
        var enlarge = grid.enlarged() != frame;
        grid.enlarge(enlarge ? frame : null);
        frames.forEach(one -> one.enlarged(enlarge && one == frame));
        if (!oneModel) LeftAs.set(ENLARGED, enlarge ? frame.panel().id() : null);
        frame.requestFocus();
    }

    /** Enlarges the panel that was left so, of all models; one model's page begins whole. */
    public void asItWasLeft() {
        var left = LeftAs.of(ENLARGED);
        for (var frame : frames) {
            if (!oneModel && frame.panel().id().equals(left)) toggleEnlarged(frame);
        }
    }

    /** Puts an enlarged panel back; false when none was. */
    public boolean shrink() {
        if (!(grid.enlarged() instanceof PanelFrame<?> frame)) return false;
        toggleEnlarged(frame);
        return true;
    }

    @Override
    public void retry() {
        refresher.refresh();
    }

    /** The keys that concern panels; true when one was meant. */
    public boolean typed(String character) {
        var digit = character.length() == 1 ? character.charAt(0) - '0' : 0;
        if (digit >= 1 && digit <= frames.size()) {
            focus(frames.get(digit - 1));
            return true;
        }
        var focused = focused();
        if (focused == null) return false;
        switch (character) {
            case "t" -> focused.toggleTable();
            case "e" -> focused.exportCsv();
            case "f" -> toggleEnlarged(focused);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Opens what the focused panel is about; false when no panel has the focus. */
    public boolean enter() {
        var focused = focused();
        if (focused == null) return false;
        drill(focused);
        return true;
    }

    /** Goes to the panel of this id; null when the board has none. */
    public @Nullable PanelFrame<?> focus(String panelId) {
        // what a scroll pane holds enters the scene with its skin, which comes with its style
        if (grid.getScene() == null) applyCss();
        for (var frame : frames) {
            if (!frame.panel().id().equals(panelId)) continue;
            focus(frame);
            return frame;
        }
        return null;
    }

    /** What can be done with each panel, that of the focused one first. */
    List<Command> commands() {
        var all = new ArrayList<Command>();
        var focused = focused();
        if (focused != null) all.addAll(focused.commands());
        for (var frame : frames) {
            if (frame != focused) all.addAll(frame.commands());
        }
        return all;
    }

    private void focus(PanelFrame<?> frame) {
        if (grid.enlarged() != null && grid.enlarged() != frame) toggleEnlarged(frame);
        frame.requestFocus();
        reveal(frame);
    }

    /** Puts an enlarged panel back if another is meant, and scrolls to the one that is. */
    public void reveal(Node meant) {
        var enlarged = grid.enlarged();
        if (enlarged != null && !enlarged.equals(meant)) shrink();
        var room = grid.getHeight() - getViewportBounds().getHeight();
        if (room > 0) setVvalue(Math.clamp(meant.getLayoutY() / room, 0, 1));
    }

    private @Nullable PanelFrame<?> focused() {
        return frames.stream().filter(PanelFrame::isFocusWithin).findFirst().orElse(null);
    }

    /** One model opens at once; of several the person picks. */
    private void drill(PanelFrame<?> frame) {
        if (oneModel) return;
        var models = frame.models();
        if (models.isEmpty()) return;
        if (models.size() == 1) {
            context.drill(models.getFirst());
            return;
        }
        var menu = new ContextMenu();
        menu.setId("drill-menu");
        for (var model : models) {
            var item = new MenuItem(SafeText.line(model));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> context.drill(model));
            menu.getItems().add(item);
        }
        var corner = frame.localToScreen(12, 40);
        menu.show(frame, corner.getX(), corner.getY());
    }

    @Override
    public void close() {
        refresher.close();
        frames.forEach(PanelFrame::dispose);
    }
}
