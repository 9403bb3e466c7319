package dev.sextant.ui.dashboard;

import dev.sextant.live.Live;
import dev.sextant.monitor.Pulse;
import dev.sextant.monitor.Watched;
import dev.sextant.panel.Headline;
import dev.sextant.panel.HeadlineQuery;
import dev.sextant.panel.Panel;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.PanelBoard;
import dev.sextant.ui.frame.PanelFrame;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** The six panels and the figures above them. */
public final class DashboardScreen extends BorderPane implements Screen {

    /** Below this height the panels need what the figures can spare. */
    private static final double LOW = 820;

    private final Session session;
    private final PanelBoard board;
    private final TileStrip tiles;
    private final ReadOnlyObjectProperty<PanelState<Headline>> figures;

    public DashboardScreen(
            Session session, Navigation navigation, Exports exports, List<Panel<?>> panels) {
        this.session = session;
        var choice = session.model().choice();
        board = new PanelBoard(session, navigation, exports, choice, false);
        Watched<Headline> headline = board.refresher().watch(new HeadlineQuery());
        figures = Fx.property(headline.state());
        setId("dashboard");
        getStyleClass().add("screen");
        for (var panel : panels) {
            PanelFrame<?> frame = board.add(panel, 1);
            if (panel.id().equals("versions"))
                frame.addExtra(new VersionMenu(session.model(), figures));
        }
        tiles = new TileStrip(session, figures, navigation);
        setTop(tiles);
        setCenter(board);
        heightProperty().map(height -> height.doubleValue() < LOW).subscribe(tiles::setCompact);
    }

    public PanelBoard board() {
        return board;
    }

    /** The figures, from which the controls learn what they can be set to. */
    public ReadOnlyObjectProperty<PanelState<Headline>> figures() {
        return figures;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown() {
        board.refresher().start();
    }

    @Override
    public void hidden() {
        board.refresher().stop();
    }

    @Override
    public void refresh() {
        board.refresher().refresh();
    }

    @Override
    public boolean typed(String character) {
        return board.typed(character);
    }

    @Override
    public boolean enter() {
        return board.enter();
    }

    @Override
    public Live<Pulse> pulse() {
        return board.refresher().pulse();
    }

    @Override
    public boolean back() {
        return board.shrink() || session.model().zoomBack();
    }

    @Override
    public void close() {
        tiles.close();
        board.close();
    }
}
