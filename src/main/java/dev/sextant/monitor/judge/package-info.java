/** Measures what a rule asks for. Nothing here remembers, and nobody is told. */
@NullMarked
package dev.sextant.monitor.judge;

import org.jspecify.annotations.NullMarked;
