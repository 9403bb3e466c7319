package dev.sextant.ui.model;

import dev.sextant.alert.AlertKey;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.InventoryEntry;
import dev.sextant.cluster.profile.LinkPlace;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.live.Live;
import dev.sextant.live.Subscription;
import dev.sextant.model.Rate;
import dev.sextant.monitor.AlertsSeen;
import dev.sextant.monitor.refresh.ScopeChoice;
import dev.sextant.panel.Headline;
import dev.sextant.panel.HeadlineQuery;
import dev.sextant.panel.Panel;
import dev.sextant.panel.PanelState;
import dev.sextant.ui.alerts.AlertWords;
import dev.sextant.ui.alerts.Severities;
import dev.sextant.ui.frame.BoardScreen;
import dev.sextant.ui.frame.Cells;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.PanelBoard;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.frame.WaysOut;
import dev.sextant.widget.Arranged;
import dev.sextant.widget.Fx;
import dev.sextant.widget.LastingNodes;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One model: what is in production and since when, its panels, its failing requests. */
public final class ModelScreen extends BoardScreen {

    /** Below this width the facts need what the words of buttons can spare. */
    private static final double NARROW = 1_200;

    private final String model;
    private final Session session;
    private final Navigation navigation;
    private final WaysOut ways;
    private final FailingRequests failing;
    private final Subscription following;
    private final FlowPane words = new FlowPane();
    private final HBox breadcrumb = new HBox();
    private final List<Node> alerts = new ArrayList<>();
    private final LastingNodes<AlertKey, Button> alertChips = new LastingNodes<>(this::alertChip);
    private List<Label> facts = List.of();
    private final javafx.util.Subscription heard;
    private final ReadOnlyObjectProperty<PanelState<Headline>> figures;

    /**
     * @param panels in the order of the page; the first takes two columns
     */
    public ModelScreen(
            String model,
            Session session,
            Navigation navigation,
            Exports exports,
            List<Panel<?>> panels) {
        var dashboard = session.model().choice();
        var own = new Live<>(narrowed(dashboard.get(), model));
        super(new PanelBoard(session, navigation, exports, own, true));
        this.model = model;
        this.session = session;
        this.navigation = navigation;
        ways = new WaysOut(session, exports);
        following = dashboard.listen(choice -> own.set(narrowed(choice, model)));
        figures = Fx.property(board().refresher().watch(new HeadlineQuery()).state());
        setId("model");
        HelpTopic.MODEL.of(this);
        for (var panel : panels) {
            var frame = board().add(panel, panel.equals(panels.getFirst()) ? 2 : 1);
            if (panel.id().equals("labels")) frame.addExtra(allPredictions());
        }
        failing =
                new FailingRequests(
                        model,
                        panels.size() + 1,
                        session,
                        navigation,
                        ways,
                        board().refresher().pulse(),
                        own);
        board().add(failing);
        setTop(head());
        figures.subscribe(this::show);
        heard = session.alertsProperty().subscribe((AlertsSeen seen) -> show(seen));
    }

    public String model() {
        return model;
    }

    static ScopeChoice narrowed(ScopeChoice choice, String model) {
        var filter = choice.filter().withModel(model);
        return new ScopeChoice(choice.range(), filter, choice.zone(), choice.topModels(), model);
    }

    private HBox head() {
        var models = new Hyperlink(Messages.text("nav.models"));
        models.setId("breadcrumb-models");
        models.setOnAction(event -> navigation.openModels());
        var mark = new Label("›");
        mark.getStyleClass().add("muted");
        var name = new Label(SafeText.line(model));
        name.setId("model-name");
        name.getStyleClass().add("page-title");
        var predictions =
                new Button(Messages.text("model.predictions"), new FontIcon(Feather.PIE_CHART));
        predictions.setId("model-predictions");
        predictions.setOnAction(event -> navigation.openPredictions(model));
        var requests = new Button(Messages.text("model.requests"), new FontIcon(Feather.LIST));
        requests.setId("model-requests");
        requests.setOnAction(event -> navigation.openRequests(model, null, Outcome.ANY));
        for (var button : List.of(predictions, requests)) {
            button.setTooltip(new Tooltip(button.getText()));
            button.setAccessibleText(button.getText());
        }
        for (var fixed : List.of(models, mark, name, predictions, requests))
            fixed.setMinWidth(Region.USE_PREF_SIZE);
        breadcrumb.getChildren().setAll(models, mark, name);
        breadcrumb.getStyleClass().add("breadcrumb");
        words.setId("model-alerts");
        words.getStyleClass().add("facts");
        arrange();
        var head = new HBox(words, predictions, requests);
        var links = links();
        if (links != null) head.getChildren().add(links);
        head.getStyleClass().add("model-head");
        HBox.setHgrow(words, Priority.ALWAYS);
        // where lines end decides how high it is
        words.widthProperty().subscribe(width -> words.setPrefWrapLength(width.doubleValue()));
        head.widthProperty()
                .map(
                        width ->
                                width.doubleValue() < NARROW
                                        ? ContentDisplay.GRAPHIC_ONLY
                                        : ContentDisplay.LEFT)
                .subscribe(
                        how -> {
                            predictions.setContentDisplay(how);
                            requests.setContentDisplay(how);
                            if (links != null) links.setContentDisplay(how);
                        });
        return head;
    }

    /** Where else this model is, as far as the profile says so; null when it does not. */
    private @Nullable ButtonBase links() {
        return ways.all(
                "model-links",
                List.of(Target.MODEL, Target.DISCOVER, Target.RUNBOOK),
                () -> ways.facts().with(LinkPlace.MODEL, model));
    }

    /** On as many lines as it takes. */
    private void arrange() {
        var all = new ArrayList<Node>();
        all.add(breadcrumb);
        all.addAll(alerts);
        all.addAll(facts);
        Arranged.in(words, all);
    }

    private Button allPredictions() {
        var all = new Button(Messages.text("model.predictions"), new FontIcon(Feather.ARROW_RIGHT));
        all.setId("labels-all");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setOnAction(event -> navigation.openPredictions(model));
        return all;
    }

    /** What fires for this model, the most urgent first; each leads to its alert. */
    private void show(AlertsSeen seen) {
        alerts.clear();
        alertChips.begin();
        for (var alert : seen.alerts()) {
            if (!alert.active() || !model.equals(alert.labels().model())) continue;
            var rule =
                    seen.rules().stream()
                            .map(AlertsSeen.RuleSeen::rule)
                            .filter(known -> known.id().equals(alert.ruleId()))
                            .findFirst()
                            .orElse(null);
            var chip = alertChips.of(alert.key());
            chip.setText(
                    Severities.shape(alert.severity())
                            + " "
                            + alert.severity().code()
                            + " "
                            + Messages.known(alert.ruleName())
                            + " "
                            + AlertWords.reading(alert, rule));
            chip.setId("alert-" + alert.ruleId());
            chip.getStyleClass()
                    .setAll("button", "chip", "chip-choice", Severities.role(alert.severity()));
            alerts.add(chip);
        }
        arrange();
    }

    private Button alertChip(AlertKey key) {
        var chip = new Button();
        chip.setMnemonicParsing(false);
        chip.setOnAction(event -> navigation.openAlerts(key));
        return chip;
    }

    private void show(PanelState<Headline> state) {
        switch (state) {
            case PanelState.Ready<Headline> ready -> show(ready.data());
            case PanelState.Stale<Headline> stale -> show(stale.data());
            case PanelState.Loading<Headline> loading ->
                    known(List.of(chip(Messages.text("dashboard.asking"))));
            case PanelState.Failed<Headline> failed -> known(List.of());
        }
    }

    private void show(Headline headline) {
        var found = new ArrayList<Label>();
        if (headline.inventory().isEmpty() && headline.withoutInventory() == null) {
            found.add(chip(Messages.text("model.notinproduction")));
        }
        for (var entry : headline.inventory()) found.add(chip(inProduction(entry)));
        var totals = headline.totals();
        var errors = totals.errors();
        var rate = Rate.percent(errors, totals.predictions());
        found.add(
                chip(
                        errors == null
                                ? Messages.text(
                                        "panel.errorRate.count",
                                        Numbers.count(totals.predictions()))
                                : rate == null
                                        ? Messages.text("dashboard.tile.nopredictions")
                                        : Messages.text(
                                                "model.rate",
                                                Numbers.percentFigure(rate),
                                                Numbers.count(errors),
                                                Numbers.count(totals.predictions()))));
        known(found);
    }

    private void known(List<Label> found) {
        facts = found;
        arrange();
    }

    private String inProduction(InventoryEntry entry) {
        var since = Cells.time(entry.since(), session.model().zone());
        var environment = entry.environment();
        return environment == null
                ? Messages.text("model.inproduction", entry.version(), since)
                : Messages.text("model.inproduction.in", entry.version(), environment, since);
    }

    private static Label chip(String text) {
        var chip = new Label(text);
        chip.getStyleClass().add("chip");
        return chip;
    }

    @Override
    public boolean typed(String character) {
        if (character.equals(String.valueOf(board().frames().size() + 1))) {
            board().reveal(failing);
            failing.focus();
            return true;
        }
        return super.typed(character);
    }

    @Override
    public void close() {
        following.close();
        heard.unsubscribe();
        failing.dispose();
        super.close();
    }
}
