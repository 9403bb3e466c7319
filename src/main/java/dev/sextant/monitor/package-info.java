/** The loops that ask again and again. Threads are made here or in the root. */
@NullMarked
package dev.sextant.monitor;

import org.jspecify.annotations.NullMarked;
