package dev.sextant.support;

import java.util.Objects;

/** Which Sextant this is; a test holds it against the build's own number. */
public final class Version {

    /** That of the sources; a package may be built with another. */
    static final String OF_SOURCES = "0.1.0";

    /** Digits between dots, for example {@code 0.1.0}. */
    public static final String TEXT =
            Objects.requireNonNullElse(
                    Version.class.getPackage().getImplementationVersion(), OF_SOURCES);

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
