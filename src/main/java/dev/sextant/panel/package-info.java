/** The six panels: the question each asks, the rows it exports and the view that draws it. */
@NullMarked
package dev.sextant.panel;

import org.jspecify.annotations.NullMarked;
