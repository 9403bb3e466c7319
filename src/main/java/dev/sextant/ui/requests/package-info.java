/** The documents behind a number. */
@NullMarked
package dev.sextant.ui.requests;

import org.jspecify.annotations.NullMarked;
