/** The bar above every screen: profile, filter, time range, refresh. */
@NullMarked
package dev.sextant.ui.bar;

import org.jspecify.annotations.NullMarked;
