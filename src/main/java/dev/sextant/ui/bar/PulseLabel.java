package dev.sextant.ui.bar;

import dev.sextant.live.Live;
import dev.sextant.monitor.refresh.Pulse;
import dev.sextant.ui.frame.Ages;
import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.ui.frame.Styles;
import dev.sextant.ui.frame.Ticker;
import dev.sextant.widget.Fx;
import dev.sextant.widget.Messages;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** When the screen in front was last answered, and how fast; or why not. */
final class PulseLabel extends Label {

    private final Ticker ticker;
    private final DashboardModel model;
    private final Subscription clock;
    private Subscription following = () -> {};
    private @Nullable ReadOnlyObjectProperty<Pulse> pulse;

    PulseLabel(Ticker ticker, DashboardModel model) {
        this.ticker = ticker;
        this.model = model;
        setId("pulse");
        getStyleClass().add("pulse");
        clock = ticker.nowProperty().subscribe(this::write);
        model.pausedProperty().subscribe(() -> write(ticker.now()));
    }

    /** Follows another screen's rounds; null for a screen that asks on demand. */
    void follow(@Nullable Live<Pulse> next) {
        following.unsubscribe();
        following = () -> {};
        pulse = next == null ? null : Fx.property(next);
        if (pulse != null) following = pulse.subscribe(() -> write(ticker.now()));
        write(ticker.now());
    }

    void dispose() {
        clock.unsubscribe();
        following.unsubscribe();
    }

    private void write(Instant now) {
        var source = pulse;
        if (source == null) {
            setText("");
            setGraphic(null);
            return;
        }
        var value = source.get();
        var failure = value.failure();
        pseudoClassStateChanged(Styles.FAILING, failure != null);
        pseudoClassStateChanged(Styles.PAUSED, model.pausedProperty().get());
        if (failure != null) {
            var reason = Reasons.text(failure);
            setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
            setText(
                    value.lastAnswer() == null
                            ? reason
                            : Messages.text(
                                    "control.pulse.failing",
                                    reason,
                                    Ages.since(value.lastAnswer(), now)));
            setTooltip(new Tooltip(Messages.text(failure)));
            return;
        }
        setTooltip(null);
        if (value.lastAnswer() == null && !value.asking()) {
            setGraphic(null);
            setText("");
            return;
        }
        setGraphic(new FontIcon(model.pausedProperty().get() ? Feather.PAUSE : Feather.ACTIVITY));
        setText(text(value, now));
    }

    private static String text(Pulse pulse, Instant now) {
        var last = pulse.lastAnswer();
        var took = pulse.roundTrip();
        return last == null || took == null
                ? Messages.text("dashboard.asking")
                : Messages.text("control.pulse", Ages.since(last, now), took.toMillis());
    }
}
