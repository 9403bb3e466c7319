package dev.sextant.cluster;

/**
 * What can be asked of a cluster before there is a profile of it.
 *
 * @param test tries a profile step by step
 * @param sources looks for what may hold the log
 * @param fields looks at what the log calls its fields
 */
public record Probes(ConnectionTest test, LogSources sources, FieldSurvey fields) {}
