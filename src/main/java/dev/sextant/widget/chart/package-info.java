/** Charts, bars and lanes, drawn by hand. */
@NullMarked
package dev.sextant.widget.chart;

import org.jspecify.annotations.NullMarked;
