package dev.sextant.desktop;

import java.util.List;

/**
 * What the desktop shows of the program.
 *
 * @param firing how many alerts fire in all clusters that are watched
 * @param words the same as a sentence
 * @param pictures the program's picture with the number on it, in several sizes
 */
public record Badge(long firing, String words, List<TrayPixels> pictures) {}
