package dev.sextant.cluster;

/** What documents can be counted apart by. */
public enum Dimension {
    MODEL,
    ENVIRONMENT,
    VERSION,
    STAGE;

    /** As in rule files and labels: {@code model}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
