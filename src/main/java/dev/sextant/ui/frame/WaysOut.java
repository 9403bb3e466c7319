package dev.sextant.ui.frame;

import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.profile.LinkFacts;
import dev.sextant.cluster.profile.LinkPlace;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.model.TimeRange;
import dev.sextant.widget.Messages;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the profile leads on from a model, a version or a request. On the JavaFX thread only. */
public final class WaysOut {

    /** What stands before and after a request is of interest too. */
    private static final Duration AROUND = Duration.ofMinutes(15);

    private final Session session;
    private final Exports exports;

    public WaysOut(Session session, Exports exports) {
        this.session = session;
        this.exports = exports;
    }

    /** What the controls of the window say: range, environment and stage. */
    public LinkFacts facts() {
        var model = session.model();
        var range = model.rangeProperty().get().at(session.clock().instant());
        return LinkFacts.of(session.profile(), range)
                .with(LinkPlace.ENVIRONMENT, model.filter().environment())
                .with(LinkPlace.STAGE, model.filter().stage());
    }

    /** What is known of one document. */
    public LinkFacts facts(LogEntry entry) {
        var time = entry.time();
        var shown = session.model().rangeProperty().get().at(session.clock().instant());
        var around = time == null ? shown : new TimeRange(time.minus(AROUND), time.plus(AROUND));
        return LinkFacts.of(session.profile(), around)
                .with(LinkPlace.ENVIRONMENT, entry.environment())
                .with(LinkPlace.STAGE, entry.stage())
                .with(LinkPlace.MODEL, entry.model())
                .with(LinkPlace.VERSION, entry.version())
                .with(LinkPlace.REQUEST, entry.requestId());
    }

    public boolean leadsTo(Target target) {
        return session.profile().links().templates().containsKey(target);
    }

    /** Opens it, or says why it cannot. */
    public void open(Target target, LinkFacts facts) {
        var way = session.profile().links().way(target, facts);
        if (way == null) return;
        var address = way.address();
        var why = way.why();
        if (address != null) exports.open(address);
        else if (why != null) exports.say(Messages.text(why));
    }

    /** Opens the address that a rule itself names; one that is no web address is copied. */
    public void openOwn(String address) {
        try {
            var uri = new URI(address.strip());
            var scheme = String.valueOf(uri.getScheme());
            if (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")) {
                exports.open(uri);
                return;
            }
        } catch (URISyntaxException e) {
            // as it stands, it helps whoever reads it
        }
        exports.copy(address, Messages.text("alert.runbook.copied", address));
    }

    /**
     * A button that leads there.
     *
     * @param facts asked when it is pressed
     * @return null when the profile has no such link
     */
    public @Nullable Button button(String id, Target target, Supplier<LinkFacts> facts) {
        if (!leadsTo(target)) return null;
        var button = new Button(word(target), new FontIcon(Feather.EXTERNAL_LINK));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(session.profile().links().templates().get(target)));
        button.setOnAction(event -> open(target, facts.get()));
        return button;
    }

    /**
     * All the ways there are: a button for one, a menu for several.
     *
     * @return null when the profile has none of them
     */
    public @Nullable ButtonBase all(String id, List<Target> targets, Supplier<LinkFacts> facts) {
        var ways = targets.stream().filter(this::leadsTo).toList();
        if (ways.size() < 2) return ways.isEmpty() ? null : button(id, ways.getFirst(), facts);
        var menu = new MenuButton(Messages.text("link.open"), new FontIcon(Feather.EXTERNAL_LINK));
        menu.setId(id);
        menu.getStyleClass().add("ways-out");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setAccessibleText(menu.getText());
        menu.setTooltip(new Tooltip(menu.getText()));
        for (var target : ways) {
            var item = new MenuItem(word(target));
            item.setId(id + "-" + target.word());
            item.setOnAction(event -> open(target, facts.get()));
            menu.getItems().add(item);
        }
        return menu;
    }

    public static String word(Target target) {
        return switch (target) {
            case MODEL -> Messages.text("link.model");
            case VERSION -> Messages.text("link.version");
            case RUNBOOK -> Messages.text("alert.runbook");
            case DISCOVER -> Messages.text("link.discover");
        };
    }
}
