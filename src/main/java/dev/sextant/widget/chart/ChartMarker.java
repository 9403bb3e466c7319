package dev.sextant.widget.chart;

import java.time.Instant;

/**
 * Something that happened at a moment, such as a deployment.
 *
 * @param label beside the mark, short: the version
 * @param detail the whole sentence, in the value card
 * @param failed whether it went wrong
 */
public record ChartMarker(Instant time, String label, String detail, boolean failed) {}
