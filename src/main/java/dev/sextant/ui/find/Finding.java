package dev.sextant.ui.find;

import org.kordamp.ikonli.Ikon;

/**
 * One thing that can be found by name.
 *
 * @param id the same each time the same thing is found
 * @param name as it is; made safe only where it is shown
 * @param also words under which it is found too; empty for none
 * @param detail beside the name; empty for none
 * @param keys that do the same without finding it; empty for none
 * @param open goes there, or does it
 */
public record Finding(
        String id,
        Kind kind,
        String name,
        String also,
        String detail,
        String keys,
        Ikon icon,
        Runnable open) {}
