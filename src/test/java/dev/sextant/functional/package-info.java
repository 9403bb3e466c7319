/** Whole-program tests against real servers. */
@NullMarked
package dev.sextant.functional;

import org.jspecify.annotations.NullMarked;
