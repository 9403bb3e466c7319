/** The notifications of this machine's desktop, for each system. */
@NullMarked
package dev.sextant.notify.desktop;

import org.jspecify.annotations.NullMarked;
