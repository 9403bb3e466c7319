package dev.sextant.ui.alerts;

import dev.sextant.alert.Health;
import dev.sextant.cluster.ClusterException;
import dev.sextant.text.Language;
import dev.sextant.ui.frame.Reasons;
import dev.sextant.widget.Messages;
import java.util.Locale;

/** Why a rule could not be measured, in words. */
public final class HealthWords {

    private HealthWords() {}

    /** Two or three words; empty when all is well. */
    public static String reason(Health health) {
        return known(health.reason());
    }

    /** A reason as it was written down; what is none stays as it is. */
    static String known(String word) {
        for (var reason : ClusterException.Reason.values()) {
            if (written(reason).equals(word)) return Reasons.text(reason);
        }
        return Messages.known(word);
    }

    /**
     * A sentence; empty when all is well. One that was written down with names and numbers in it is
     * in English: then the reason stands before it in the language of the window.
     */
    public static String sentence(Health health) {
        var sentence = health.sentence();
        var known = Messages.known(sentence);
        if (Messages.language() == Language.ENGLISH || sentence.isBlank()) return sentence;
        return known.equals(sentence) ? reason(health) + " (" + sentence + ")" : known;
    }

    private static String written(ClusterException.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
