package dev.sextant.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.WireRequest;
import dev.sextant.text.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is set up: as it is in the cluster, and as it is to be.
 *
 * @param name what it is called in the cluster
 * @param before as JSON text, without what servers add by themselves; empty when there is nothing
 * @param after as JSON text; as {@code before} when nothing is to change
 * @param reason why it is in this state; null when the state says all
 * @param notes what a person should know besides
 * @param change what is sent; null unless the state is NEW or CHANGED
 */
public record SetupStep(
        Kind kind,
        String name,
        State state,
        String before,
        String after,
        @Nullable Sentence reason,
        List<Sentence> notes,
        @Nullable Change change) {

    /** What kind of thing. In the order in which they are written: each needs those before it. */
    public enum Kind {
        POLICY,
        PIPELINE,
        TEMPLATE,
        /** What is written to: the data stream, or the first index with its alias. */
        TARGET,
        /** A new index for what is written to already, so that the template applies. */
        ROLLOVER
    }

    /** How what is there compares with what is to be. */
    public enum State {
        NEW,
        CHANGED,
        SAME,
        /** This server cannot, or need not. */
        SKIPPED,
        /** Something of somebody else stands in the way: nothing is written. */
        CONFLICT,
        /** This user may not: nothing is written. */
        FORBIDDEN;

        public boolean writes() {
            return this == NEW || this == CHANGED;
        }

        public boolean blocks() {
            return this == CONFLICT || this == FORBIDDEN;
        }
    }

    /**
     * What a step sends, and what takes it back.
     *
     * @param undo null when it cannot be taken back, and need not: nothing is lost by it
     */
    public record Change(WireRequest write, @Nullable Undo undo) {}

    /** How a write is taken back. */
    public sealed interface Undo {
        /** It was new. */
        record Remove(String path) implements Undo {}

        /** It was new; removed only while nothing has been written into it. */
        record RemoveEmpty(String path, String index) implements Undo {}

        /** It was another. */
        record Restore(WireRequest write) implements Undo {}

        /** It was another, and is written with the number of the version that is replaced. */
        record RestoreNumbered(String path, String body) implements Undo {}
    }

    public SetupStep {
        notes = List.copyOf(notes);
    }

    static SetupStep same(Kind kind, String name, String text) {
        return new SetupStep(kind, name, State.SAME, text, text, null, List.of(), null);
    }

    static SetupStep without(
            Kind kind, String name, State state, String before, String after, Sentence reason) {
        return new SetupStep(kind, name, state, before, after, reason, List.of(), null);
    }

    static SetupStep writing(Kind kind, String name, String before, String after, Change change) {
        var state = before.isEmpty() ? State.NEW : State.CHANGED;
        return new SetupStep(kind, name, state, before, after, null, List.of(), change);
    }

    /** Whether what is there has to change, whatever the order of its fields. */
    static SetupStep compared(
            Kind kind, String name, JsonNode current, JsonNode wanted, Change change) {
        var after = JsonText.of(wanted);
        if (current.equals(wanted)) return same(kind, name, after);
        return writing(kind, name, JsonText.of(Normal.inOrderOf(wanted, current)), after, change);
    }

    /** It may not even be read. */
    static SetupStep forbidden(Kind kind, String name, SetupApi.Answer answer) {
        var why = Sentence.of("setup.forbidden", answer.reason());
        return without(kind, name, State.FORBIDDEN, "", "", why);
    }

    /** The server says no for a reason of its own. */
    static SetupStep refused(
            Kind kind, String name, String before, String after, SetupApi.Answer answer) {
        var why = Sentence.of("setup.refused", answer.reason());
        return without(kind, name, State.CONFLICT, before, after, why);
    }

    SetupStep noting(List<Sentence> more) {
        return new SetupStep(kind, name, state, before, after, reason, more, change);
    }

    SetupStep because(Sentence why) {
        return new SetupStep(kind, name, state, before, after, why, notes, change);
    }

    /** Names it among the steps of a plan, in every run. */
    public String id() {
        return switch (kind) {
            case POLICY -> "policy";
            case PIPELINE -> "pipeline";
            case TEMPLATE -> "template";
            case TARGET -> "target";
            case ROLLOVER -> "rollover:" + name;
        };
    }

    /** From what is there to what is to be. */
    public List<DiffLine> diff() {
        return DiffLine.between(before, after);
    }
}
