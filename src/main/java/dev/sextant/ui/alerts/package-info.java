/** The alerts of a cluster as a person sees them, and what can be done about one. */
@NullMarked
package dev.sextant.ui.alerts;

import org.jspecify.annotations.NullMarked;
