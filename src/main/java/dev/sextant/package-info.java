/** Sextant: the entry point and the wiring. Sees everything; seen by nobody. */
@NullMarked
package dev.sextant;

import org.jspecify.annotations.NullMarked;
