package dev.sextant.paper;

import java.util.List;

/**
 * What stands at the top of every sheet.
 *
 * @param title what is shown
 * @param made when it was made, with the offset of its zone
 * @param lines what it is about: profile, range, filters, whether it is complete
 */
public record Heading(String title, String made, List<String> lines) {
    public Heading {
        lines = List.copyOf(lines);
    }
}
