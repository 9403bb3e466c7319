package dev.sextant.cluster;

import java.time.Instant;
import java.util.List;

/**
 * Names that hold a text, those with most events first.
 *
 * @param users none where the log does not say who did what
 */
public record NamesFound(List<Name> models, List<Name> users) {

    public static final NamesFound NOTHING = new NamesFound(List.of(), List.of());

    public NamesFound {
        models = List.copyOf(models);
        users = List.copyOf(users);
    }

    /**
     * @param events in the range asked for
     * @param last the newest of them
     */
    public record Name(String name, long events, Instant last) {}
}
