package dev.sextant.cluster;

import java.util.List;

/** What the environment and stage filters can be set to, most used first. */
public record FilterChoices(List<String> environments, List<String> stages) {}
