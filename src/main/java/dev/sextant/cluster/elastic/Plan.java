package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a question is answered: searches, and what to make of their complete responses. Most plans
 * are done after one round; the rare ones that need more go on in the next.
 *
 * @param searches the bodies of this round
 * @param smaller the same question in smaller steps, for when the server says that these searches
 *     make too many buckets; null when there is no smaller step
 */
record Plan<A>(List<ObjectNode> searches, Reader<A> reader, @Nullable Supplier<Plan<A>> smaller) {

    Plan(List<ObjectNode> searches, Reader<A> reader) {
        this(searches, reader, null);
    }

    /** Makes an answer, or the next round, of one complete response for each search, in order. */
    @FunctionalInterface
    interface Reader<A> {
        Step<A> read(List<JsonNode> responses) throws ClusterException;
    }

    /** What follows a round. */
    sealed interface Step<A> {
        record Done<A>(A answer) implements Step<A> {}

        record More<A>(Plan<A> plan) implements Step<A> {}
    }

    /** What a following round makes of an answer. */
    @FunctionalInterface
    interface Then<A, B> {
        Step<B> with(A answer) throws ClusterException;
    }

    /** This plan, and what follows once it is done. */
    <B> Plan<B> then(Then<A, B> following) {
        var less = smaller;
        return new Plan<>(
                searches,
                responses ->
                        switch (reader.read(responses)) {
                            case Step.Done<A>(var answer) -> following.with(answer);
                            case Step.More<A>(var plan) -> more(plan.then(following));
                        },
                less == null ? null : () -> less.get().then(following));
    }

    /** Both plans in the same rounds. */
    <B, C> Plan<C> with(Plan<B> other, BiFunction<? super A, ? super B, ? extends C> both) {
        var all = new ArrayList<>(searches);
        all.addAll(other.searches);
        return new Plan<>(
                all,
                responses -> {
                    var own = reader.read(responses.subList(0, searches.size()));
                    var others =
                            other.reader.read(responses.subList(searches.size(), responses.size()));
                    return joined(own, others, both);
                },
                smaller == null && other.smaller == null
                        ? null
                        : () -> this.less().with(other.less(), both));
    }

    private Plan<A> less() {
        return smaller == null ? this : smaller.get();
    }

    private static <A, B, C> Step<C> joined(
            Step<A> own, Step<B> others, BiFunction<? super A, ? super B, ? extends C> both) {
        return switch (own) {
            case Step.Done<A>(var one) ->
                    switch (others) {
                        case Step.Done<B>(var two) -> done(both.apply(one, two));
                        case Step.More<B>(var plan) ->
                                more(plan.then(two -> done(both.apply(one, two))));
                    };
            case Step.More<A>(var plan) ->
                    switch (others) {
                        case Step.Done<B>(var two) ->
                                more(plan.then(one -> done(both.apply(one, two))));
                        case Step.More<B>(var following) -> more(plan.with(following, both));
                    };
        };
    }

    static <A> Step<A> done(A answer) {
        return new Step.Done<>(answer);
    }

    static <A> Step<A> more(Plan<A> plan) {
        return new Step.More<>(plan);
    }
}
