/** How the program lives on a desktop: one instance a user, its look, its number, its start. */
@NullMarked
package dev.sextant.desktop;

import org.jspecify.annotations.NullMarked;
