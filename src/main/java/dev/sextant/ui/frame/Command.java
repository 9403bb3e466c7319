package dev.sextant.ui.frame;

import org.kordamp.ikonli.Ikon;

/**
 * Something that can be done where the person is, by name.
 *
 * @param id the same each time
 * @param keys as written on a key, such as {@code r}; empty for none
 */
public record Command(String id, String name, String keys, Ikon icon, Runnable run) {}
