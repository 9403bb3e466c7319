package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import java.util.List;

/**
 * How a question is answered: searches, and what to make of their complete responses. Most plans
 * are done after one round; the rare ones that need more go on in the next.
 *
 * @param searches the bodies of this round
 */
record Plan<A>(List<ObjectNode> searches, Reader<A> reader) {

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
        return new Plan<>(
                searches,
                responses ->
                        switch (reader.read(responses)) {
                            case Step.Done<A>(var answer) -> following.with(answer);
                            case Step.More<A>(var plan) -> more(plan.then(following));
                        });
    }

    static <A> Step<A> done(A answer) {
        return new Step.Done<>(answer);
    }

    static <A> Step<A> more(Plan<A> plan) {
        return new Step.More<>(plan);
    }
}
