package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A successful answer.
 *
 * @param node who answered, as {@code scheme://host:port}
 */
record Reply(JsonNode body, String node) {}
