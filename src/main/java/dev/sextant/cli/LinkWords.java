package dev.sextant.cli;

import dev.sextant.model.ConsoleLink;
import dev.sextant.model.LinkException;
import dev.sextant.text.Sentence;

/** Why a link is not followed, as a sentence. */
public final class LinkWords {

    private LinkWords() {}

    public static Sentence of(LinkException refused) {
        var why = Sentence.of(refused.why(), refused.arguments().toArray());
        return Sentence.of("link.refused", why, ConsoleLink.EXAMPLE);
    }
}
