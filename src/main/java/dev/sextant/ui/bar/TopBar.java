package dev.sextant.ui.bar;

import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.Totals;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.live.Live;
import dev.sextant.model.Filter;
import dev.sextant.monitor.refresh.Pulse;
import dev.sextant.panel.Headline;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The global controls above every screen. */
public final class TopBar extends VBox {

    /** Below this width what is looked at stands above when. */
    private static final double TWO_ROWS = 1_120;

    /** Of names that may be long: what is shown of them at least, and without giving way. */
    private static final double LEAST_MODEL = 104;

    private static final double MOST_PROFILE = 240;

    /** More than these are found by name. */
    private static final int MOST_MODELS = 30;

    private final Session session;
    private final ProfileMenu profiles;
    private final FilterMenu environment;
    private final FilterMenu stage;
    private final FilterMenu modelFilter;
    private final ModelSearch search;
    private final HBox first = new HBox();
    private final HBox second = new HBox();
    private final Region space = new Region();

    /** What is looked at, and when: the two ends of the bar. */
    private final List<Node> what;

    private final List<Node> when;
    private final Button zoomBack = new Button();
    private final PulseLabel pulse;
    private final List<Region> yieldingWhenNarrow;
    private @Nullable ReadOnlyObjectProperty<Pulse> dashboardPulse;
    private @Nullable ReadOnlyObjectProperty<Pulse> frontPulse;
    private Subscription front = () -> {};

    /** What the bar asks of the window. */
    public interface Actions {
        void openProfile(ClusterProfile profile);

        void manageProfiles();

        void openModel(String model);

        void refresh();

        void say(String sentence);
    }

    public TopBar(
            Session session,
            List<ClusterProfile> known,
            Supplier<List<ClusterProfile>> saved,
            Actions actions,
            Region pageMenu) {
        this.session = session;
        var model = session.model();
        getStyleClass().add("bar");
        profiles =
                new ProfileMenu(
                        session, known, saved, actions::openProfile, actions::manageProfiles);
        environment =
                new FilterMenu(
                        "environment-menu",
                        value ->
                                value == null
                                        ? Messages.text("control.environment.all")
                                        : Messages.text("control.environment", value),
                        value -> change(filter -> filter.withEnvironment(value)));
        stage =
                new FilterMenu(
                        "stage-menu",
                        value ->
                                value == null
                                        ? Messages.text("control.stage.all")
                                        : Messages.text("control.stage", value),
                        value -> change(filter -> filter.withStage(value)));
        modelFilter =
                new FilterMenu(
                        "model-filter",
                        value ->
                                value == null
                                        ? Messages.text("control.model.all")
                                        : Messages.text("control.model", SafeText.line(value)),
                        value -> change(filter -> filter.withModel(value)));
        search =
                new ModelSearch(
                        actions::openModel,
                        typed -> actions.say(Messages.text("control.search.none", typed)));
        pulse = new PulseLabel(session.ticker(), model);
        pulse.setMinWidth(Region.USE_PREF_SIZE);
        var brand = brand();
        var range = new RangeMenu(model, session.clock());
        var refresh = new RefreshMenu(model, actions::refresh);
        HBox.setHgrow(space, Priority.ALWAYS);
        for (var row : List.of(first, second)) {
            row.getStyleClass().add("bar-row");
            row.setAlignment(Pos.CENTER_LEFT);
        }
        HBox.setHgrow(search, Priority.SOMETIMES);
        zoomBack();
        range.setMinWidth(Region.USE_PREF_SIZE);
        profiles.setMinWidth(150);
        profiles.textProperty().subscribe(() -> fit(getWidth()));
        environment.setMinWidth(Region.USE_PREF_SIZE);
        stage.setMinWidth(Region.USE_PREF_SIZE);
        modelFilter.setMaxWidth(220);
        what = List.of(brand, profiles, environment, stage, modelFilter);
        when = List.of(zoomBack, range, refresh, pulse, pageMenu);
        inRows(false);
        yieldingWhenNarrow = List.of(brand);
        // the window is as wide as it is: what one row would need must not keep the second away
        setMinWidth(0);
        widthProperty().subscribe(width -> fit(width.doubleValue()));
        model.filterProperty().subscribe(this::show);
    }

    /**
     * Learns from the dashboard what the controls can be set to, and whether the cluster answers.
     */
    public void follow(ReadOnlyObjectProperty<PanelState<Headline>> figures, Live<Pulse> rounds) {
        figures.subscribe(
                state -> {
                    switch (state) {
                        case PanelState.Ready<Headline> ready -> offer(ready.data());
                        case PanelState.Stale<Headline> stale -> offer(stale.data());
                        case PanelState.Loading<Headline> loading -> search.offer(List.of());
                        case PanelState.Failed<Headline> failed -> search.offer(List.of());
                    }
                });
        dashboardPulse = Fx.property(rounds);
        dashboardPulse.subscribe(value -> profiles.answering(value.failure() == null));
    }

    /** Shows how the screen in front is answered. */
    public void inFront(@Nullable Live<Pulse> rounds) {
        pulse.follow(rounds);
        front.unsubscribe();
        if (rounds == null) return;
        frontPulse = Fx.property(rounds);
        front = frontPulse.subscribe(value -> profiles.answering(value.failure() == null));
    }

    public void focusSearch() {
        search.focus();
    }

    public void dispose() {
        pulse.dispose();
        front.unsubscribe();
    }

    private void offer(Headline headline) {
        environment.offer(headline.choices().environments());
        stage.offer(headline.choices().stages());
        var models =
                Stream.concat(
                                headline.totals().models().stream().map(Totals.ModelTotal::model),
                                headline.inventory().stream().map(InventoryEntry::model))
                        .distinct()
                        .toList();
        search.offer(models);
        // filtered to one model the answer knows no other to go to
        if (session.model().filter().model() == null) {
            modelFilter.offer(models.stream().limit(MOST_MODELS).toList());
        }
    }

    private void show(Filter filter) {
        environment.show(filter.environment());
        stage.show(filter.stage());
        modelFilter.show(filter.model());
        modelFilter.setMinWidth(filter.model() == null ? Region.USE_PREF_SIZE : LEAST_MODEL);
    }

    private void change(UnaryOperator<Filter> change) {
        var property = session.model().filterProperty();
        property.set(change.apply(property.get()));
    }

    private static Label brand() {
        var brand = new Label(Messages.text("nav.product"), new FontIcon(Feather.COMPASS));
        brand.getStyleClass().add("product");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        return brand;
    }

    private void zoomBack() {
        zoomBack.setId("zoom-back");
        zoomBack.setGraphic(new FontIcon(Feather.ZOOM_OUT));
        zoomBack.setTooltip(new Tooltip(Messages.text("control.zoomback")));
        zoomBack.setAccessibleText(Messages.text("control.zoomback"));
        zoomBack.setMinWidth(Region.USE_PREF_SIZE);
        zoomBack.setOnAction(event -> session.model().zoomBack());
        session.model().zoomedProperty().subscribe(zoomed -> setShown(zoomBack, zoomed));
    }

    /**
     * In a narrow window the name of the program gives way and the search is shorter; in one that
     * is narrower still there are two rows.
     */
    private void fit(double width) {
        inRows(width > 0 && width < TWO_ROWS);
        yieldingWhenNarrow.forEach(node -> setShown(node, width == 0 || width >= 1_320));
        search.setPrefWidth(width == 0 || width >= 1_480 ? 236 : 196);
        profiles.setMinWidth(Math.min(MOST_PROFILE, profiles.prefWidth(-1)));
    }

    private void inRows(boolean two) {
        if (!getChildren().isEmpty() && two == getChildren().contains(second)) return;
        first.getChildren().clear();
        second.getChildren().clear();
        first.getChildren().addAll(what);
        var last = two ? second : first;
        last.getChildren().addAll(search, space);
        last.getChildren().addAll(when);
        getChildren().setAll(two ? List.of(first, second) : List.of(first));
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
