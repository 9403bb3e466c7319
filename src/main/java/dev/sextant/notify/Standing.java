package dev.sextant.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver fares.
 *
 * @param delivered when it last took something; null when it never did since this program began
 * @param failingSince when it first did not, since then; null while all is well
 * @param broken whether it takes nothing until a person mends it
 * @param detail what went wrong last; empty while all is well
 * @param waiting notifications that wait for it
 */
public record Standing(
        String receiver,
        @Nullable Instant delivered,
        @Nullable Instant failingSince,
        boolean broken,
        String detail,
        int waiting) {}
