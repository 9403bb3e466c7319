package dev.sextant.monitor;

import dev.sextant.alert.Acknowledgement;
import dev.sextant.alert.AlertBook;
import dev.sextant.alert.AlertKey;
import dev.sextant.alert.Silence;
import dev.sextant.alert.Transition;
import dev.sextant.store.StoreException;
import dev.sextant.store.alerts.AlertMemory;
import dev.sextant.store.alerts.Wishes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What persons want: put in by any thread, carried out on the evaluation thread, in this process or
 * in the one that judges.
 */
final class Persons {

    private final Queue<Wishes.Wish> wanted = new ConcurrentLinkedQueue<>();
    private final Wishes wishes;
    private final AlertMemory memory;
    private final InstantSource clock;
    private final Map<String, Silence> silences = new LinkedHashMap<>();

    Persons(Wishes wishes, AlertMemory memory, InstantSource clock) {
        this.wishes = wishes;
        this.memory = memory;
        this.clock = clock;
    }

    void want(Wishes.Wish wish) {
        wanted.add(wish);
    }

    Collection<Silence> silences() {
        return List.copyOf(silences.values());
    }

    void silences(List<Silence> kept) {
        silences.clear();
        kept.forEach(silence -> silences.put(silence.id(), silence));
    }

    /** Lets the process that judges know. */
    void passOn() throws StoreException {
        for (var wish = wanted.poll(); wish != null; wish = wanted.poll()) wishes.add(wish);
    }

    /**
     * What was done.
     *
     * @param reload whether rules are to be read anew
     */
    record Done(List<Transition> transitions, boolean silenced, boolean reload) {
        boolean anything() {
            return silenced || reload || !transitions.isEmpty();
        }
    }

    Done carryOut(AlertBook book) throws StoreException {
        var transitions = new ArrayList<Transition>();
        var silenced = false;
        var reload = false;
        var taken = wishes.take();
        var all = new ArrayList<>(taken.wishes());
        for (var wish = wanted.poll(); wish != null; wish = wanted.poll()) all.add(wish);
        for (var wish : all) {
            switch (wish.kind()) {
                case ACKNOWLEDGE, UNACKNOWLEDGE -> {
                    var transition = taken(book, wish);
                    if (transition != null) transitions.add(transition);
                }
                case SILENCE, END_SILENCE -> silenced |= silence(wish);
                case RELOAD -> reload = true;
            }
        }
        wishes.done(taken);
        return new Done(transitions, silenced, reload);
    }

    private @Nullable Transition taken(AlertBook book, Wishes.Wish wish) {
        var key = new AlertKey(wish.target());
        var now = clock.instant();
        return wish.kind() == Wishes.Kind.ACKNOWLEDGE
                ? book.acknowledge(key, new Acknowledgement(wish.by(), now, wish.note()))
                : book.unacknowledge(key, now);
    }

    private boolean silence(Wishes.Wish wish) throws StoreException {
        var silence = wish.silence();
        if (wish.kind() == Wishes.Kind.END_SILENCE) {
            var standing = silences.get(wish.target());
            silence = standing == null ? null : standing.endingAt(clock.instant());
        }
        if (silence == null) return false;
        silences.put(silence.id(), silence);
        memory.keep(silence);
        return true;
    }
}
