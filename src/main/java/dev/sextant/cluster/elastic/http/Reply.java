package dev.sextant.cluster.elastic.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A successful answer.
 *
 * @param node who answered, as {@code scheme://host:port}
 */
public record Reply(JsonNode body, String node) {}
