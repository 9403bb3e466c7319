package dev.sextant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.store.StoreException;
import dev.sextant.store.secrets.MachineSecrets.Place;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sextant profile secrets}: where secrets are kept, those of receivers too. */
@Command(
        name = "secrets",
        description =
                "Says where the secrets of profiles and receivers are kept, or moves them all.")
final class ProfileSecretsCommand implements Callable<Integer> {

    private static final int SCHEMA = 1;

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            description = "Moves them: keychain (the system's) or file (encrypted).")
    private @Nullable Place to;

    @Option(names = "--format", defaultValue = "table", description = "json or table.")
    private Format format = Format.TABLE;

    @ParentCommand private @Nullable ProfileCommand parent;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws StoreException {
        var stores = Objects.requireNonNull(parent).stores();
        var names = new LinkedHashMap<String, Sentence>(stores.profiles().secretNames());
        names.putAll(stores.receivers().secretNames());
        var code = to == null ? ExitCode.DONE : move(stores, to, names);
        show(stores, stores.secrets().whereabouts(names));
        return code;
    }

    private int move(OwnStores stores, Place place, Map<String, Sentence> names)
            throws StoreException {
        var moved = stores.secrets().move(place, names);
        if (moved.problem() != null) say(moved.problem().english());
        if (moved.problem() == null || moved.place() == place) {
            say(
                    "Moved %d to %s; all secrets are read from there."
                            .formatted(moved.moved().size(), place.words()));
        } else {
            say("Nothing was moved: all secrets are in %s.".formatted(moved.place().words()));
        }
        if (!moved.left().isEmpty()) {
            say(
                    "In the other place there is still a copy of: %s; run the command again to remove it."
                            .formatted(
                                    moved.left().stream()
                                            .map(Sentence::english)
                                            .collect(Collectors.joining("; "))));
        }
        return moved.problem() == null ? ExitCode.DONE : ExitCode.TROUBLE;
    }

    private void show(OwnStores stores, Map<Sentence, Set<Place>> whereabouts)
            throws StoreException {
        var place = stores.secrets().place();
        var output = Output.of(spec);
        if (format == Format.JSON) {
            output.print(json(place, whereabouts));
            return;
        }
        say(
                place == null
                        ? "The first secret decides: the system keychain when it works, else an encrypted file."
                        : "Secrets are kept in " + place.words() + ".");
        if (whereabouts.isEmpty()) return;
        var rows = new ArrayList<List<@Nullable Object>>();
        whereabouts.forEach(
                (what, places) ->
                        rows.add(
                                Arrays.asList(
                                        what.english(),
                                        places.contains(Place.KEYCHAIN) ? "yes" : "no",
                                        places.contains(Place.FILE) ? "yes" : "no")));
        output.print(rows, "secret of", "in the keychain", "in the file");
    }

    private static ObjectNode json(@Nullable Place place, Map<Sentence, Set<Place>> whereabouts) {
        var node = Output.document(SCHEMA);
        node.put("keep_in", place == null ? null : Output.word(place));
        var array = node.putArray("secrets");
        whereabouts.forEach(
                (what, places) -> {
                    var in = array.addObject().put("of", what.english()).putArray("in");
                    places.stream().sorted().forEach(one -> in.add(Output.word(one)));
                });
        return node;
    }

    private void say(String message) {
        Output.of(spec).say(message);
    }
}
