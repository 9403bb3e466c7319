/** A value that changes and those who want to know, without JavaFX. */
@NullMarked
package dev.sextant.live;

import org.jspecify.annotations.NullMarked;
