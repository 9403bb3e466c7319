/** The table of every screen: columns, their widths, and what is left out. */
@NullMarked
package dev.sextant.widget.table;

import org.jspecify.annotations.NullMarked;
