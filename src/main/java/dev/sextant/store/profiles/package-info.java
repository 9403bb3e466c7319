/** Saved clusters and receivers, without their secrets. */
@NullMarked
package dev.sextant.store.profiles;

import org.jspecify.annotations.NullMarked;
