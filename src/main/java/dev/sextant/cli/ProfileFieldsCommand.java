package dev.sextant.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.FieldReport;
import dev.sextant.cluster.FieldReport.Answered;
import dev.sextant.cluster.FieldReport.Suggestion;
import dev.sextant.cluster.elastic.ElasticFieldSurvey;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sextant profile fields}: what answers for each field of the log contract. */
@Command(
        name = "fields",
        description =
                "Says what answers for each field of the log contract, what is missing, and what may"
                        + " be it under another name; changes nothing without --use.")
final class ProfileFieldsCommand implements Callable<Integer> {

    private static final int SCHEMA = 1;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--format", defaultValue = "table", description = "json or table.")
    private Format format = Format.TABLE;

    @Option(names = "--use", description = "Saves the likeliest suggestions in the profile.")
    private boolean use;

    @ParentCommand private @Nullable ProfileCommand parent;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call()
            throws CommandException, StoreException, ClusterException, InterruptedException {
        var stores = Objects.requireNonNull(parent).stores();
        var found = ProfileLookup.open(stores, name);
        var profile = found.profile();
        var report = new ElasticFieldSurvey().of(profile, found.credentials());
        var output = Output.of(spec);
        switch (format) {
            case JSON -> output.print(json(profile, report));
            case TABLE ->
                    output.print(
                            rows(report),
                            "field",
                            "answered by",
                            "documents",
                            "problem",
                            "suggested");
        }
        if (use) {
            var mapped = profile.withMapping(report.in(profile.mapping()));
            stores.profiles().replace(name, mapped, Credentials.NONE);
            output.say("Saved the suggestions in " + name + ".");
        } else if (report.suggestsAnything()) {
            output.say("To save the likeliest suggestions, add --use.");
        }
        return ExitCode.DONE;
    }

    private static List<List<@Nullable Object>> rows(FieldReport report) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var field : report.fields()) {
            var problem = field.problem();
            rows.add(
                    Arrays.asList(
                            field.field().contractName(),
                            answeredBy(field),
                            field.documents() + " of " + report.sampled(),
                            problem == null ? "" : problem.english(),
                            field.suggestions().stream()
                                    .map(one -> option(one) + " (" + one.documents() + ")")
                                    .collect(Collectors.joining(" "))));
        }
        return rows;
    }

    private static String answeredBy(Answered field) {
        if (field.constant() != null) return "always " + field.constant();
        return field.problem() == null ? field.name() : "";
    }

    /** As the options of {@code profile add} have it. */
    private static String option(Suggestion suggestion) {
        var field = suggestion.field().contractName();
        return switch (suggestion) {
            case Suggestion.Name name ->
                    "--map %s=%s".formatted(field, name.name())
                            + (name.unit() == LatencyUnit.MILLISECONDS
                                    ? ""
                                    : " --latency-unit " + name.unit().symbol());
            case Suggestion.Constant constant ->
                    "--constant %s=%s".formatted(field, constant.value());
            case Suggestion.Synonym synonym ->
                    "--synonym %s:%s=%s".formatted(field, synonym.written(), synonym.meaning());
        };
    }

    private static ObjectNode json(ClusterProfile profile, FieldReport report) {
        var node = Output.document(SCHEMA).put("profile", profile.name());
        node.put("sampled", report.sampled());
        var fields = node.putArray("fields");
        for (var field : report.fields()) {
            var problem = field.problem();
            var own =
                    fields.addObject()
                            .put("field", field.field().contractName())
                            .put(
                                    "name",
                                    field.constant() == null && problem == null
                                            ? field.name()
                                            : null)
                            .put("constant", field.constant())
                            .put("problem", problem == null ? null : problem.english())
                            .put("documents", field.documents());
            var suggested = own.putArray("suggestions");
            for (var one : field.suggestions()) describe(suggested.addObject(), one);
        }
        return node;
    }

    private static void describe(ObjectNode node, Suggestion suggestion) {
        switch (suggestion) {
            case Suggestion.Name name ->
                    node.put("kind", "name")
                            .put("name", name.name())
                            .put("latency_unit", name.unit().symbol());
            case Suggestion.Constant constant ->
                    node.put("kind", "constant").put("value", constant.value());
            case Suggestion.Synonym synonym ->
                    node.put("kind", "synonym")
                            .put("written", synonym.written())
                            .put("meaning", synonym.meaning());
        }
        node.put("documents", suggestion.documents()).put("option", option(suggestion));
    }
}
