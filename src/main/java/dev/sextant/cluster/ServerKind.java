package dev.sextant.cluster;

/** Which family of servers answers. */
public enum ServerKind {
    ELASTICSEARCH("Elasticsearch"),
    OPENSEARCH("OpenSearch");

    private final String product;

    ServerKind(String product) {
        this.product = product;
    }

    /** The product's name, the same in every language. */
    public String product() {
        return product;
    }
}
