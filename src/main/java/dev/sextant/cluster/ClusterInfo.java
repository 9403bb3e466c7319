package dev.sextant.cluster;

/** Who answered. */
public record ClusterInfo(String name, String uuid, String version) {}
