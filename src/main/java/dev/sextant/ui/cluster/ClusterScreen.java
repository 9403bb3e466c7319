package dev.sextant.ui.cluster;

import dev.sextant.ui.frame.Command;
import dev.sextant.ui.frame.HelpTopic;
import dev.sextant.ui.frame.Screen;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/** The cluster behind the panels, a page for each thing one comes to see. */
public final class ClusterScreen extends BorderPane implements Screen {

    private final List<ClusterPage> pages;
    private final SegmentedButton buttons = new SegmentedButton();
    private ClusterPage current;
    private boolean inFront;

    /**
     * @param pages closed with the screen; the first is shown at first
     */
    public ClusterScreen(List<ClusterPage> pages) {
        this.pages = List.copyOf(pages);
        current = pages.getFirst();
        setId("cluster");
        HelpTopic.CLUSTER.of(this);
        getStyleClass().add("screen");
        var title = new Label(Messages.text("nav.cluster"));
        title.getStyleClass().add("page-title");
        buttons.setToggleGroup(new ToggleGroup());
        for (var page : this.pages) {
            var button = new ToggleButton(page.title());
            button.setId("cluster-" + page.id());
            button.setSelected(page.equals(current));
            button.setOnAction(event -> open(page));
            buttons.getButtons().add(button);
        }
        var head = new HBox(8, title, buttons);
        head.getStyleClass().add("screen-head");
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(head);
        setCenter(current.node());
    }

    private void open(ClusterPage page) {
        buttons.getButtons()
                .forEach(one -> one.setSelected(("cluster-" + page.id()).equals(one.getId())));
        if (page.equals(current)) return;
        current.hidden();
        current = page;
        setCenter(page.node());
        if (inFront) page.shown();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void shown() {
        inFront = true;
        current.shown();
    }

    @Override
    public void hidden() {
        inFront = false;
        current.hidden();
    }

    @Override
    public void refresh() {
        current.refresh();
    }

    @Override
    public boolean typed(String character) {
        return current.typed(character);
    }

    @Override
    public boolean enter() {
        return current.enter();
    }

    @Override
    public boolean back() {
        return current.back();
    }

    @Override
    public List<Command> commands() {
        var all = new ArrayList<>(current.commands());
        all.addAll(commandsFor(() -> {}));
        return all;
    }

    /**
     * Opens each page by its name.
     *
     * @param comes brings this screen to the front
     */
    public List<Command> commandsFor(Runnable comes) {
        var all = new ArrayList<Command>();
        for (var page : pages) {
            all.add(
                    new Command(
                            "cluster-" + page.id(),
                            Messages.text("cluster.page", page.title()),
                            "",
                            Feather.SERVER,
                            () -> {
                                comes.run();
                                open(page);
                            }));
        }
        return all;
    }

    @Override
    public void close() {
        pages.forEach(ClusterPage::close);
    }
}
