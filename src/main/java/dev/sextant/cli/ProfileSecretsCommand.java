package dev.sextant.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.panel.PanelRows.Column;
import dev.sextant.panel.PanelRows.Kind;
import dev.sextant.store.MachineSecrets.Place;
import dev.sextant.store.StoreException;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(
            names = "--to",
            paramLabel = "PLACE",
            description = "Moves them: keychain (the system's) or file (encrypted).")
    private @Nullable Place to;

    @Option(names = "--format", defaultValue = "table", description = "json or table.")
    private ProfileCommand.Format format = ProfileCommand.Format.TABLE;

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
        var line = Objects.requireNonNull(spec).commandLine();
        if (format == ProfileCommand.Format.JSON) {
            line.getOut().println(json(place, whereabouts));
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
        var columns =
                Stream.of("secret of", "in the keychain", "in the file")
                        .map(head -> new Column(head, Kind.TEXT))
                        .toList();
        line.getOut().print(TextTable.of(columns, rows));
        line.getOut().flush();
    }

    private static String json(@Nullable Place place, Map<Sentence, Set<Place>> whereabouts) {
        ObjectNode node = JSON.createObjectNode().put("schema", SCHEMA);
        node.put("keep_in", place == null ? null : word(place));
        var array = node.putArray("secrets");
        whereabouts.forEach(
                (what, places) -> {
                    var in = array.addObject().put("of", what.english()).putArray("in");
                    places.stream().sorted().forEach(one -> in.add(word(one)));
                });
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always writable", e);
        }
    }

    private static String word(Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }

    private void say(String message) {
        Objects.requireNonNull(spec).commandLine().getErr().println(message);
    }
}
