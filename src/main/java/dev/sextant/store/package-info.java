/** What is written on this machine: profiles, preferences, secrets. */
@NullMarked
package dev.sextant.store;

import org.jspecify.annotations.NullMarked;
