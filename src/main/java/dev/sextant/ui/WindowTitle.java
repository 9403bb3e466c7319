package dev.sextant.ui;

import dev.sextant.monitor.AlertsSeen;
import dev.sextant.ui.NavBar.Place;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What a window is called: what it shows, of which cluster, and how many alerts fire there. */
final class WindowTitle {

    private final ReadOnlyStringWrapper text =
            new ReadOnlyStringWrapper(Messages.text("nav.product"));
    private @Nullable Session session;
    private Subscription heard = () -> {};
    private String screen = "";

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    void follow(Session shown) {
        forget();
        session = shown;
        screen = Messages.text("nav.dashboard");
        heard = shown.alertsProperty().subscribe((AlertsSeen seen) -> write());
    }

    void forget() {
        heard.unsubscribe();
        heard = () -> {};
        session = null;
        write();
    }

    /**
     * @param model whose page is in front; null for another screen
     */
    void inFront(Place place, @Nullable String model) {
        screen =
                model != null
                        ? SafeText.line(model)
                        : switch (place) {
                            case DASHBOARD -> Messages.text("nav.dashboard");
                            case MODELS -> Messages.text("nav.models");
                            case PREDICTIONS -> Messages.text("nav.predictions");
                            case ALERTS -> Messages.text("nav.alerts");
                            case RULES -> Messages.text("nav.rules");
                            case REQUESTS -> Messages.text("nav.requests");
                            case CLUSTER -> Messages.text("nav.cluster");
                            case SETTINGS -> Messages.text("nav.settings");
                        };
        write();
    }

    private void write() {
        var shown = session;
        if (shown == null) {
            text.set(Messages.text("nav.product"));
            return;
        }
        var profile = shown.profile().name();
        var firing = shown.alerts().firing();
        text.set(
                firing == 0
                        ? Messages.text("nav.title", screen, profile)
                        : Messages.text("nav.title.firing", firing, screen, profile));
    }
}
