/** Finding anything by name: what can be found, in which order, and the box to type in. */
@NullMarked
package dev.sextant.ui.find;

import org.jspecify.annotations.NullMarked;
