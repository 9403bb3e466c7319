package dev.sextant.setup;

/** How the log's indices follow one another. */
public enum SetupStyle {
    /** A data stream: the cluster names its indices. */
    DATA_STREAM("data-stream"),
    /** Numbered indices behind an alias that is written to. */
    ALIAS("alias");

    private final String code;

    SetupStyle(String code) {
        this.code = code;
    }

    /** As options and JSON have it. */
    public String code() {
        return code;
    }
}
