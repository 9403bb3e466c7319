package dev.sextant.ui;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.ClusterException;
import dev.sextant.panel.PanelScope;
import dev.sextant.panel.WholeAudit;
import dev.sextant.paper.AuditPaper;
import dev.sextant.paper.Heading;
import dev.sextant.paper.PicturePaper;
import dev.sextant.store.StoreException;
import dev.sextant.text.ErrorCode;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.PaperHeading;
import dev.sextant.ui.frame.Session;
import dev.sextant.ui.model.ModelScreen;
import dev.sextant.widget.Messages;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Takes the page in front, or the whole audit of its range, to a PDF or a printer. Both ask the
 * cluster anew, by a connection of their own: what is on screen goes on meanwhile.
 */
final class PaperActions {

    private final Session session;
    private final Surroundings surroundings;
    private final Exports exports;
    private final Supplier<Screens> screens;
    private final Supplier<@Nullable Window> owner;

    PaperActions(
            Session session,
            Surroundings surroundings,
            Exports exports,
            Supplier<Screens> screens,
            Supplier<@Nullable Window> owner) {
        this.session = session;
        this.surroundings = surroundings;
        this.exports = exports;
        this.screens = screens;
        this.owner = owner;
    }

    /** Whether the screen in front is one that can be put on paper. */
    boolean pageInFront() {
        return screens.get().board() != null;
    }

    void savePage() {
        var model = modelInFront();
        exports.save(
                name(model == null ? "dashboard" : model),
                file -> {
                    var drawn = draw(model);
                    PicturePaper.write(file, drawn.heading(), drawn.pixels());
                });
    }

    void printPage() {
        var model = modelInFront();
        var job = ask(name(model == null ? "dashboard" : model));
        if (job == null) return;
        inBackground(
                () -> {
                    var drawn = draw(model);
                    job.print(drawn.heading(), drawn.image());
                    return job.end();
                });
    }

    void saveAudit() {
        var scope = scope();
        exports.save(
                name("audit"),
                file ->
                        withCluster(
                                cluster ->
                                        AuditPaper.write(
                                                file,
                                                heading(scope),
                                                new WholeAudit(cluster, scope))));
    }

    void printAudit() {
        var scope = scope();
        var job = ask(name("audit"));
        if (job == null) return;
        inBackground(
                () ->
                        withCluster(
                                cluster -> {
                                    var sheets = new AuditSheets(heading(scope), job);
                                    new WholeAudit(cluster, scope).read(sheets::add);
                                    sheets.end();
                                    return job.end();
                                }));
    }

    /** The job that a person wants; null, and said, when there is none. */
    private @Nullable PrintJob ask(String name) {
        if (PrintJob.isImpossible()) {
            exports.say(ErrorCode.NO_PRINTER.after(Messages.text("paper.nospooler")));
            return null;
        }
        var job = PrintJob.ask(owner.get(), name.replaceFirst("\\.pdf$", ""));
        if (job == null) {
            exports.say(ErrorCode.NO_PRINTER.after(Messages.text("paper.noprinter")));
        }
        return job;
    }

    private @Nullable String modelInFront() {
        return screens.get().current() instanceof ModelScreen shown ? shown.model() : null;
    }

    private PanelScope scope() {
        return session.model().choice().get().at(session.clock().instant());
    }

    private Heading heading(PanelScope scope) {
        return PaperHeading.ofAudit(session.profile(), scope, session.model().zone());
    }

    private static String name(String what) {
        return "sextant-" + what.replaceAll("[^\\p{L}\\p{N}._-]", "-") + ".pdf";
    }

    private Snapshot.Paper draw(@Nullable String model)
            throws ClusterException, StoreException, InterruptedException {
        return Snapshot.paper(
                surroundings.connector().open(session.profile()),
                session.profile(),
                model,
                session.model().memory(),
                session.clock(),
                surroundings.workers(),
                surroundings.alerts(),
                owner.get());
    }

    /** Asks something of a cluster. */
    @FunctionalInterface
    private interface Asking<T> {
        T of(Cluster cluster) throws Exception;
    }

    private <T> T withCluster(Asking<T> asking) throws Exception {
        try (var cluster = surroundings.connector().open(session.profile())) {
            return asking.of(cluster);
        }
    }

    /** Prints; whether the printer took it. */
    @FunctionalInterface
    private interface Printing {
        boolean done() throws Exception;
    }

    private void inBackground(Printing printing) {
        exports.say(Messages.text("paper.printing"));
        exports.run(
                () ->
                        exports.say(
                                printing.done()
                                        ? Messages.text("paper.printed")
                                        : ErrorCode.NO_PRINTER.after(
                                                Messages.text("paper.refused"))));
    }
}
