package dev.sextant.cluster;

/** The answers to one round of questions. Each question is judged alone. */
public interface Answers {

    /**
     * The complete answer to a question of this round.
     *
     * @throws ClusterException when that question was not answered, or not completely
     * @throws IllegalArgumentException when the question was not part of the round
     */
    <A> A get(Question<A> question) throws ClusterException;
}
