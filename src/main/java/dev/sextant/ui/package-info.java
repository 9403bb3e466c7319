/** The window and what its screens share. */
@NullMarked
package dev.sextant.ui;

import org.jspecify.annotations.NullMarked;
