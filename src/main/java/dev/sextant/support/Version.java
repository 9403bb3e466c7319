package dev.sextant.support;

/** Which Sextant this is; a test holds it against the build's own number. */
public final class Version {

    public static final String TEXT = "0.1.0";

    private Version() {}

    /**
     * Whether {@code other} is newer: numbers between dots are compared as numbers.
     *
     * @param other digits and dots only
     */
    static boolean isOlderThan(String other) {
        var mine = TEXT.split("\\.", -1);
        var theirs = other.split("\\.", -1);
        for (var i = 0; i < Math.max(mine.length, theirs.length); i++) {
            var own = i < mine.length ? Long.parseLong(mine[i]) : 0;
            var its = i < theirs.length ? Long.parseLong(theirs[i]) : 0;
            if (own != its) return own < its;
        }
        return false;
    }
}
