/** The settings screen's parts: cluster profiles. */
@NullMarked
package dev.sextant.ui.settings;

import org.jspecify.annotations.NullMarked;
