/** Shared controls, charts, theme, texts and the one bridge to the JavaFX thread. */
@NullMarked
package dev.sextant.widget;

import org.jspecify.annotations.NullMarked;
