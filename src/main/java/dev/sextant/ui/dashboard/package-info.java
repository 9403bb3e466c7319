/** The dashboard: tiles, panel frames and the global controls. */
@NullMarked
package dev.sextant.ui.dashboard;

import org.jspecify.annotations.NullMarked;
