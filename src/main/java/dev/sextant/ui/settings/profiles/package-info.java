/** Saved clusters: list, form, the steps to a first one, import. */
@NullMarked
package dev.sextant.ui.settings.profiles;

import org.jspecify.annotations.NullMarked;
