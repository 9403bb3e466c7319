package dev.sextant.ui.model;

import dev.sextant.live.Live;
import dev.sextant.live.Subscription;
import dev.sextant.monitor.refresh.ScopeChoice;
import dev.sextant.panel.Panels;
import dev.sextant.ui.frame.BoardScreen;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.PanelBoard;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What models predicted: labels over time and their shares, scores, and each prediction. */
public final class PredictionsScreen extends BoardScreen {

    private final @Nullable String model;
    private final Session session;
    private final Navigation navigation;
    private final Subscription following;

    /**
     * @param model whose predictions; null for those of all models
     */
    public PredictionsScreen(
            @Nullable String model, Session session, Navigation navigation, Exports exports) {
        var dashboard = session.model().choice();
        var own = new Live<>(narrowed(dashboard.get(), model));
        super(new PanelBoard(session, navigation, exports, own, model != null));
        this.model = model;
        this.session = session;
        this.navigation = navigation;
        following = dashboard.listen(choice -> own.set(narrowed(choice, model)));
        setId("predictions");
        HelpTopic.PREDICTIONS.of(this);
        for (var panel : Panels.predictions()) board().add(panel, 1);
        setTop(head());
    }

    /** Whose predictions; null for those of all models. */
    public @Nullable String model() {
        return model;
    }

    private static ScopeChoice narrowed(ScopeChoice choice, @Nullable String model) {
        return model == null ? choice : ModelScreen.narrowed(choice, model);
    }

    private HBox head() {
        var head = new HBox();
        head.getStyleClass().add("model-head");
        head.setAlignment(Pos.CENTER_LEFT);
        if (model != null) {
            var models = new Hyperlink(Messages.text("nav.models"));
            models.setId("breadcrumb-models");
            models.setOnAction(_ -> navigation.openModels());
            var page = new Hyperlink(SafeText.line(model));
            page.setId("breadcrumb-model");
            page.setMnemonicParsing(false);
            page.setOnAction(_ -> navigation.openModel(model));
            head.getChildren().addAll(models, mark(), page, mark());
        }
        var title = new Label(Messages.text("nav.predictions"));
        title.getStyleClass().add("page-title");
        head.getChildren().add(title);
        for (var fixed : head.getChildren()) ((Region) fixed).setMinWidth(Region.USE_PREF_SIZE);
        return head;
    }

    private static Label mark() {
        var mark = new Label("›");
        mark.getStyleClass().add("muted");
        return mark;
    }

    @Override
    public boolean back() {
        return super.back() || (model == null && session.model().zoomBack());
    }

    @Override
    public void close() {
        following.close();
        super.close();
    }
}
