package dev.sextant.monitor.judge;

import dev.sextant.alert.Judgement;
import dev.sextant.cluster.Answers;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.Question;
import java.util.List;

/** How far the judging of a rule is: it needs answers first, or is done. */
sealed interface Progress {

    record Done(Judgement judgement) implements Progress {}

    /** Questions of all rules travel together; each rule goes on with its own answers. */
    record Asking(List<? extends Question<?>> questions, Next next) implements Progress {}

    /** What follows from the answers. */
    @FunctionalInterface
    interface Next {
        Progress with(Answers answers) throws ClusterException;
    }
}
