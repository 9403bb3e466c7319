/** The cluster itself: how it fares, what is set up in it, what is wrong with its log. */
@NullMarked
package dev.sextant.ui.cluster;

import org.jspecify.annotations.NullMarked;
