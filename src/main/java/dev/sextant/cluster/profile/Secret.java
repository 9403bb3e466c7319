package dev.sextant.cluster.profile;

/** A password, key or token. Prints as dots. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "•••";
    }
}
