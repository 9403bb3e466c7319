package dev.sextant.alert;

import java.time.Instant;

/** A person has an alert. Belongs to one episode; ends repeats. */
public record Acknowledgement(String by, Instant at, String note) {}
