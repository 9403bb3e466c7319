package dev.sextant.ui.wall;

import dev.sextant.cluster.ClusterException;
import dev.sextant.monitor.refresh.Pulse;
import dev.sextant.ui.frame.Ages;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.widget.Messages;
import dev.sextant.widget.SafeText;
import dev.sextant.widget.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Whose numbers these are, of when, and what time it is; loud when they are old. */
final class WallHead extends VBox {

    /** Rounds that may be missed before numbers count as old. */
    private static final int ROUNDS = 3;

    private final Label profile = new Label();
    private final Label page = new Label();
    private final Label place = new Label();
    private final Label age = new Label();
    private final Label clock = new Label();
    private final Label old = new Label();

    WallHead() {
        getStyleClass().add("wall-head");
        profile.setId("wall-profile");
        profile.getStyleClass().add("wall-profile");
        page.setId("wall-page");
        page.getStyleClass().add("wall-page");
        place.getStyleClass().add("wall-note");
        age.setId("wall-age");
        age.getStyleClass().add("wall-note");
        clock.setId("wall-clock");
        clock.getStyleClass().add("wall-clock");
        old.setId("wall-old");
        old.getStyleClass().add("wall-old");
        old.setMaxWidth(Double.MAX_VALUE);
        old.setWrapText(true);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (var fixed : new Label[] {clock, age}) fixed.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(profile, page, place, space, age, clock);
        line.getStyleClass().add("wall-line");
        line.setAlignment(Pos.BASELINE_LEFT);
        getChildren().add(line);
    }

    void name(String profileName, @Nullable String model, int number, int of) {
        profile.setText(SafeText.line(profileName));
        page.setText(model == null ? Messages.text("wall.dashboard") : SafeText.line(model));
        place.setText(of < 2 ? "" : Messages.text("wall.place", number, of));
    }

    /**
     * @param pulse how the page is answered; null when it is not open
     * @param every from one round to the next
     * @param problem why the page is not open; null when it is or that is not known
     */
    void tell(
            @Nullable Pulse pulse,
            Duration every,
            @Nullable String problem,
            Instant now,
            ZoneId zone) {
        clock.setText(new TimeText(zone).clock(now));
        var last = pulse == null ? null : pulse.lastAnswer();
        age.setText(last == null ? "" : Messages.text("wall.age", Ages.since(last, now)));
        say(stale(pulse, every, problem, now));
    }

    private static @Nullable String stale(
            @Nullable Pulse pulse, Duration every, @Nullable String problem, Instant now) {
        if (pulse == null) return problem == null ? null : Messages.text("wall.away", problem);
        var last = pulse.lastAnswer();
        ClusterException failure = pulse.failure();
        if (last == null) {
            return failure == null ? null : Messages.text("wall.away", Messages.text(failure));
        }
        var late = now.isAfter(last.plus(every.multipliedBy(ROUNDS)));
        if (failure == null && !late) return null;
        var why = failure == null ? Messages.text("wall.noanswer") : Reasons.text(failure);
        return Messages.text("wall.old", Ages.since(last, now), why);
    }

    /** Null takes the banner away. */
    private void say(@Nullable String sentence) {
        if (sentence == null) {
            getChildren().remove(old);
            return;
        }
        old.setText(sentence);
        if (!getChildren().contains(old)) getChildren().add(old);
    }
}
