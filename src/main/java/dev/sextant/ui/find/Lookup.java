package dev.sextant.ui.find;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Cursor;
import dev.sextant.cluster.EntryQuery;
import dev.sextant.cluster.EntryQuery.Outcome;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.NamesFound;
import dev.sextant.cluster.NamesFound.Name;
import dev.sextant.cluster.Question;
import dev.sextant.cluster.VersionStats;
import dev.sextant.live.Subscription;
import dev.sextant.model.Filter;
import dev.sextant.model.TimeRange;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Fx;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the cluster for what this window does not know by itself, a moment after the last key, and
 * stops asking when the text changes. Used on the JavaFX thread; asks on others.
 */
final class Lookup {

    /** Long enough to type on, short enough to seem at once. */
    static final Duration PAUSE = Duration.ofMillis(180);

    /** Names older than that are no longer offered. */
    static final Duration REACH = Duration.ofDays(90);

    private static final int LEAST_TYPED = 2;
    private static final int MOST_NAMES = 6;
    private static final int MOST_VERSIONS = 6;

    /** Long enough, without a gap, and with a digit: as request ids are. */
    private static final Pattern ID = Pattern.compile("(?=.*\\d)\\S{6,256}");

    private static final Pattern VERSION = Pattern.compile("(.+?)[\\s/@:]+v?(\\d+)");

    private final Session session;
    private final Consumer<Result> then;
    private Subscription waiting = () -> {};
    private @Nullable FutureTask<Result> asking;
    private long number;

    /**
     * What the cluster knows of a text.
     *
     * @param request the newest document of a request with exactly this id; null for none
     * @param versions of the one model that is meant, newest first
     * @param failure why more may exist that is not listed; null when all was asked
     */
    record Result(
            NamesFound names,
            List<VersionStats> versions,
            @Nullable LogEntry request,
            @Nullable ClusterException failure) {

        static final Result NOTHING = new Result(NamesFound.NOTHING, List.of(), null, null);
    }

    /**
     * @param then hears the answer to the newest text, on the JavaFX thread
     */
    Lookup(Session session, Consumer<Result> then) {
        this.session = session;
        this.then = then;
    }

    /**
     * Looks up a text in place of the one before.
     *
     * @param models known already, best first
     * @return whether something will be asked
     */
    boolean look(String typed, List<String> models) {
        cancel();
        var text = typed.strip();
        if (text.codePointCount(0, text.length()) < LEAST_TYPED) return false;
        var mine = number;
        waiting =
                session.beat()
                        .after(
                                PAUSE,
                                () ->
                                        Fx.run(
                                                () -> {
                                                    if (mine == number) ask(text, models, mine);
                                                }));
        return true;
    }

    /** Drops what is under way. */
    void cancel() {
        number++;
        waiting.close();
        if (asking != null) asking.cancel(true);
        asking = null;
    }

    private void ask(String text, List<String> models, long mine) {
        var task =
                new FutureTask<>(() -> answer(text, models)) {
                    @Override
                    protected void done() {
                        if (isCancelled()) return;
                        // ours alone: told as any defect is
                        if (state() == State.FAILED) throw new AssertionError(exceptionNow());
                        var result = resultNow();
                        Fx.run(
                                () -> {
                                    if (mine == number) then.accept(result);
                                });
                    }
                };
        asking = task;
        session.workers().execute(task);
    }

    private Result answer(String text, List<String> models) throws InterruptedException {
        var now = session.clock().instant();
        var reach = TimeRange.last(REACH, now);
        var version = VERSION.matcher(text);
        var named = version.matches() ? version.group(1) : text;
        var names = NamesFound.NOTHING;
        var versions = List.<VersionStats>of();
        LogEntry request = null;
        ClusterException failure = null;
        try {
            names = ask(new Question.Names(reach, named, MOST_NAMES));
            var model = meant(named, version.matches(), models, names);
            if (model != null) {
                versions = versions(model, version.matches() ? version.group(2) : "", reach);
            }
        } catch (ClusterException e) {
            failure = e;
        }
        try {
            if (failure == null && ID.matcher(text).matches()) request = request(text, reach);
        } catch (ClusterException e) {
            // a log without request ids has none to find
            if (e.reason() != ClusterException.Reason.FIELD_MISSING) failure = e;
        }
        return new Result(names, versions, request, failure);
    }

    private <A> A ask(Question<A> question) throws ClusterException, InterruptedException {
        return session.cluster().ask(List.of(question)).get(question);
    }

    /** The model whose versions are wanted: the best named one before a version, else an exact. */
    private static @Nullable String meant(
            String named, boolean withVersion, List<String> models, NamesFound found) {
        var all =
                Stream.concat(models.stream(), found.models().stream().map(Name::name)).distinct();
        if (!withVersion) {
            return all.filter(model -> model.equalsIgnoreCase(named)).findFirst().orElse(null);
        }
        return all.filter(model -> Ranking.of(named, model) != Ranking.NONE)
                .min(Comparator.comparingInt(model -> Ranking.of(named, model)))
                .orElse(null);
    }

    private List<VersionStats> versions(String model, String begin, TimeRange range)
            throws ClusterException, InterruptedException {
        return ask(new Question.Versions(range, Filter.ALL.withModel(model))).stream()
                .filter(one -> one.version().toLowerCase(Locale.ROOT).startsWith(begin))
                .sorted(Comparator.comparingDouble(Lookup::ordinal).reversed())
                .limit(MOST_VERSIONS)
                .toList();
    }

    private static double ordinal(VersionStats version) {
        try {
            return Double.parseDouble(version.version());
        } catch (NumberFormatException noNumber) {
            return -1;
        }
    }

    private @Nullable LogEntry request(String id, TimeRange range)
            throws ClusterException, InterruptedException {
        var query = new EntryQuery(range, Filter.ALL, null, Outcome.ANY, id);
        var found = session.cluster().entries(query, 1, Cursor.START).items();
        return found.isEmpty() ? null : found.getFirst();
    }
}
