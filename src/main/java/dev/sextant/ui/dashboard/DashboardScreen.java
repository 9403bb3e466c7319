package dev.sextant.ui.dashboard;

import dev.sextant.monitor.refresh.Watched;
import dev.sextant.panel.Headline;
import dev.sextant.panel.HeadlineQuery;
import dev.sextant.panel.Panel;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.frame.BoardScreen;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.PanelBoard;
import dev.sextant.ui.frame.PanelFrame;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;

/** The six panels and the figures above them. */
public final class DashboardScreen extends BoardScreen {

    /** Below this height the panels need what the figures can spare. */
    private static final double LOW = 820;

    private final Session session;
    private final TileStrip tiles;
    private final ReadOnlyObjectProperty<PanelState<Headline>> figures;

    public DashboardScreen(
            Session session, Navigation navigation, Exports exports, List<Panel<?>> panels) {
        super(new PanelBoard(session, navigation, exports, session.model().choice(), false));
        this.session = session;
        Watched<Headline> headline = board().refresher().watch(new HeadlineQuery());
        figures = Fx.property(headline.state());
        setId("dashboard");
        HelpTopic.DASHBOARD.of(this);
        for (var panel : panels) {
            PanelFrame<?> frame = board().add(panel, 1);
            if (panel.id().equals("versions"))
                frame.addExtra(new VersionMenu(session.model(), figures));
        }
        board().asItWasLeft();
        tiles = new TileStrip(session, figures, navigation);
        setTop(tiles);
        heightProperty().map(height -> height.doubleValue() < LOW).subscribe(tiles::setCompact);
    }

    /** The figures, from which the controls learn what they can be set to. */
    public ReadOnlyObjectProperty<PanelState<Headline>> figures() {
        return figures;
    }

    @Override
    public boolean back() {
        return super.back() || session.model().zoomBack();
    }

    @Override
    public void close() {
        tiles.close();
        super.close();
    }
}
