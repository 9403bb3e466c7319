package dev.sextant.cluster;

/** Which family of servers answers. */
public enum ServerKind {
    ELASTICSEARCH,
    OPENSEARCH
}
