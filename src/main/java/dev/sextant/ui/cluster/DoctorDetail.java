package dev.sextant.ui.cluster;

import dev.sextant.model.VisibleText;
import dev.sextant.setup.doctor.Finding;
import dev.sextant.setup.doctor.Finding.Sample;
import dev.sextant.ui.frame.Cells;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Numbers;
import dev.sextant.widget.SafeText;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One finding: what was seen, where, and what to change. */
final class DoctorDetail extends ScrollPane {

    private static final int FEWEST_LINES = 4;
    private static final int MOST_LINES = 22;

    private final Session session;
    private final Exports exports;
    private final Consumer<Sample.Document> opened;
    private final VBox body = new VBox();

    /**
     * @param opened hears the document that a person wants to see
     */
    DoctorDetail(Session session, Exports exports, Consumer<Sample.Document> opened) {
        this.session = session;
        this.exports = exports;
        this.opened = opened;
        setId("doctor-detail");
        body.getStyleClass().add("alert-body");
        getStyleClass().addAll("panel", "alert-detail");
        setContent(body);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
    }

    void show(DoctorRow row) {
        var title = wrapped(Messages.text(row.fault().title()), "panel-title");
        title.setId("doctor-title");
        var signs = new FlowPane(chip(row.sign(), row.role()), chip(row.fault().id(), "muted"));
        signs.getStyleClass().add("detail-actions");
        var why = wrapped(why(row), "");
        why.setId("doctor-why");
        body.getChildren().setAll(title, signs, why);
        if (row instanceof DoctorRow.Found(var finding)) {
            count(finding, signs);
            samples(finding);
            mend(finding);
        }
        setVvalue(0);
    }

    private static String why(DoctorRow row) {
        var said = SafeText.line(Messages.text(row.why()));
        return switch (row) {
            case DoctorRow.Found(var _) -> said;
            case DoctorRow.Unknown(var _) -> Messages.text("doctor.page.unknown.why", said);
        };
    }

    private void count(Finding finding, FlowPane signs) {
        signs.getChildren().add(chip(Messages.text("doctor.page.count", finding.count()), "muted"));
        var newest = finding.newest();
        if (newest == null) return;
        var at = Cells.time(newest, session.model().zone());
        signs.getChildren().add(chip(Messages.text("doctor.page.newest", at), "muted"));
    }

    private void samples(Finding finding) {
        if (finding.samples().isEmpty()) return;
        var list = new VBox(2);
        list.setId("doctor-samples");
        for (var sample : finding.samples()) {
            var told = SafeText.line(sample.told());
            switch (sample) {
                case Sample.Document document -> {
                    var link = new Hyperlink(told);
                    link.setMnemonicParsing(false);
                    link.getStyleClass().add("id");
                    link.setWrapText(true);
                    link.setOnAction(event -> opened.accept(document));
                    list.getChildren().add(link);
                }
                case Sample.Thing thing -> list.getChildren().add(wrapped(told, "id"));
            }
        }
        var left = finding.count() - finding.samples().size();
        if (left > 0) {
            list.getChildren()
                    .add(wrapped(Messages.text("doctor.page.more", Numbers.count(left)), "muted"));
        }
        body.getChildren().addAll(section(Messages.text("doctor.page.samples")), list);
    }

    private void mend(Finding finding) {
        var text = VisibleText.lines(finding.mend().strip());
        var area = new TextArea(text);
        area.setId("doctor-mend");
        area.setEditable(false);
        area.setAccessibleText(Messages.text("doctor.page.mend"));
        area.getStyleClass().addAll("id", "code");
        var lines = (int) text.lines().count() + 2;
        area.setPrefRowCount(Math.clamp(lines, FEWEST_LINES, MOST_LINES));
        var copy = new Button(Messages.text("doctor.page.copy"), new FontIcon(Feather.COPY));
        copy.setId("doctor-copy");
        copy.setOnAction(event -> copy(finding));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, section(Messages.text("doctor.page.mend")), space, copy);
        head.setAlignment(Pos.CENTER_LEFT);
        body.getChildren().addAll(head, area);
    }

    void copy(Finding finding) {
        exports.copy(finding.mend(), Messages.text("dashboard.copied"));
    }

    /** Takes the focus to the first thing that can be done here. */
    void focus() {
        var first = body.lookup("#doctor-samples .hyperlink");
        var next = first == null ? body.lookup("#doctor-copy") : first;
        if (next != null) next.requestFocus();
    }

    private static Label chip(String words, String role) {
        var chip = new Label(words);
        chip.getStyleClass().addAll("chip", role);
        return chip;
    }

    private static Label section(String words) {
        var label = new Label(words);
        label.getStyleClass().add("section");
        return label;
    }

    private static Label wrapped(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        if (!style.isEmpty()) label.getStyleClass().add(style);
        return label;
    }
}
