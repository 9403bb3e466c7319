/** The window as a picture on a wall: pages that follow one another, to be read at a distance. */
@org.jspecify.annotations.NullMarked
package dev.sextant.ui.wall;
