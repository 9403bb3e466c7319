package dev.sextant.ui.requests;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.Page;
import dev.sextant.live.Subscription;
import dev.sextant.model.Filter;
import dev.sextant.ui.frame.Behind;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * A listing of documents, a page in memory at a time. The range is fixed when the listing begins,
 * so that pages fit together while new documents arrive. Used on the JavaFX thread only.
 */
public final class RequestsModel {

    /** However short the interval, a cluster that failed is left alone for this long. */
    private static final Duration LEAST_DELAY = Duration.ofSeconds(2);

    private final Session session;
    private final int pageSize;
    private final ObjectProperty<Criteria> criteria = new SimpleObjectProperty<>(Criteria.FAILED);
    private final ReadOnlyObjectWrapper<Listing> listing =
            new ReadOnlyObjectWrapper<>(new Listing.Asking());
    private final Deque<Cursor> before = new ArrayDeque<>();
    private @Nullable EntryQuery query;
    private Cursor here = Cursor.START;
    private @Nullable Cursor next;
    private long asked;
    private Subscription retry = () -> {};

    /**
     * What the person narrows the listing to.
     *
     * @param model null for the dashboard's own filter
     * @param behind the documents of a judgement, in place of everything else; null for none
     */
    public record Criteria(
            @Nullable String model,
            @Nullable String version,
            Outcome outcome,
            @Nullable String requestId,
            @Nullable Behind behind) {
        public static final Criteria FAILED = new Criteria(null, null, Outcome.FAILED, null, null);
    }

    /** What there is to show. */
    public sealed interface Listing {
        record Asking() implements Listing {}

        /**
         * @param number of the page, from 1
         * @param at when it was asked for
         * @param failure why what was asked for since did not come; null when this is the newest
         */
        record Shown(
                List<LogEntry> entries,
                int number,
                boolean hasNext,
                Instant at,
                @Nullable ClusterException failure)
                implements Listing {

            Shown stale(ClusterException why) {
                return new Shown(entries, number, hasNext, at, why);
            }
        }

        record Failed(ClusterException failure) implements Listing {}
    }

    public RequestsModel(Session session, int pageSize) {
        this.session = session;
        this.pageSize = pageSize;
    }

    public ObjectProperty<Criteria> criteriaProperty() {
        return criteria;
    }

    public ReadOnlyObjectProperty<Listing> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    /** The newest documents, from the first page. */
    public void restart() {
        var wanted = criteria.get();
        before.clear();
        var behind = wanted.behind();
        if (behind != null) {
            query = behind.query();
            ask(Cursor.START);
            return;
        }
        var scope = session.model().choice().get().at(session.clock().instant());
        Filter filter =
                wanted.model() == null ? scope.filter() : scope.filter().withModel(wanted.model());
        query =
                new EntryQuery(
                        scope.range(),
                        filter,
                        wanted.version(),
                        wanted.outcome(),
                        wanted.requestId());
        ask(Cursor.START);
    }

    public void next() {
        if (next == null) return;
        before.push(here);
        ask(next);
    }

    public void previous() {
        if (!before.isEmpty()) ask(before.pop());
    }

    /** Nobody looks any more: what is under way is dropped, and nothing is asked again. */
    public void stop() {
        asked++;
        retry.close();
    }

    private void ask(Cursor cursor) {
        var wanted = query;
        if (wanted == null) return;
        retry.close();
        var at = session.clock().instant();
        here = cursor;
        next = null;
        var number = ++asked;
        if (!(listing.get() instanceof Listing.Shown)) listing.set(new Listing.Asking());
        session.workers()
                .execute(
                        () -> {
                            try {
                                var page = session.cluster().entries(wanted, pageSize, cursor);
                                Fx.run(() -> show(number, at, page));
                            } catch (ClusterException e) {
                                Fx.run(() -> fail(number, e));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private void show(long number, Instant at, Page<LogEntry> page) {
        if (number != asked) return;
        next = page.next();
        listing.set(new Listing.Shown(page.items(), before.size() + 1, next != null, at, null));
    }

    /** What is listed stays, and the same is asked again by itself unless refreshing is paused. */
    private void fail(long number, ClusterException failure) {
        if (number != asked) return;
        listing.set(
                listing.get() instanceof Listing.Shown shown
                        ? shown.stale(failure)
                        : new Listing.Failed(failure));
        var pace = session.model().pace().get();
        if (pace.paused()) return;
        var delay = pace.interval().compareTo(LEAST_DELAY) < 0 ? LEAST_DELAY : pace.interval();
        retry =
                session.beat()
                        .after(
                                delay,
                                () ->
                                        Fx.run(
                                                () -> {
                                                    if (number == asked) ask(here);
                                                }));
    }

    /** Fetches a document's {@code text}; the answer or the failure comes on the JavaFX thread. */
    public void text(LogEntry entry, Consumer<String> then, Consumer<ClusterException> otherwise) {
        session.workers()
                .execute(
                        () -> {
                            try {
                                var text = session.cluster().text(entry);
                                Fx.run(() -> then.accept(text));
                            } catch (ClusterException e) {
                                Fx.run(() -> otherwise.accept(e));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }
}
