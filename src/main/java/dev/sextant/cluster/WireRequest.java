package dev.sextant.cluster;

/**
 * A request exactly as it is sent, without credentials.
 *
 * @param path with its query string, from the first slash
 * @param body newline-delimited JSON for a multi-search, JSON otherwise
 */
public record WireRequest(String method, String path, String contentType, String body) {}
