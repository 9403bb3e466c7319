/** What is in front, explained: what it shows, what its marks mean, which keys it knows. */
@NullMarked
package dev.sextant.ui.help;

import org.jspecify.annotations.NullMarked;
