/** Rules as files: how they are read, written, switched, and tried on documents of their own. */
@NullMarked
package dev.sextant.store.rules;

import org.jspecify.annotations.NullMarked;
