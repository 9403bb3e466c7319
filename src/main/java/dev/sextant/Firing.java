package dev.sextant;

import dev.sextant.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * How many alerts fire, in all clusters that are watched.
 *
 * @param worst the most urgent of them; null for none
 */
record Firing(long count, @Nullable Severity worst) {

    static final Firing NONE = new Firing(0, null);

    Firing plus(Firing other) {
        var mine = worst;
        var theirs = other.worst;
        return new Firing(
                count + other.count,
                mine == null || (theirs != null && theirs.compareTo(mine) < 0) ? theirs : mine);
    }
}
