package dev.sextant.ui.frame;

import dev.sextant.live.Live;
import dev.sextant.monitor.refresh.Pulse;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/**
 * A screen whose body is a board of panels: it asks, is typed into and stepped back from as that.
 */
public abstract class BoardScreen extends BorderPane implements Screen {

    private final PanelBoard board;

    protected BoardScreen(PanelBoard board) {
        this.board = board;
        getStyleClass().add("screen");
        setCenter(board);
    }

    public final PanelBoard board() {
        return board;
    }

    @Override
    public final Node node() {
        return this;
    }

    @Override
    public final void shown() {
        board.refresher().start();
    }

    @Override
    public final void hidden() {
        board.refresher().stop();
    }

    @Override
    public final void refresh() {
        board.refresher().refresh();
    }

    @Override
    public boolean typed(String character) {
        return board.typed(character);
    }

    @Override
    public final boolean enter() {
        return board.enter();
    }

    @Override
    public final List<Command> commands() {
        return board.commands();
    }

    @Override
    public final Live<Pulse> pulse() {
        return board.refresher().pulse();
    }

    @Override
    public boolean back() {
        return board.shrink();
    }

    @Override
    public void close() {
        board.close();
    }
}
