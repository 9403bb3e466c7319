package dev.sextant.cli;

import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.cluster.profile.MappingRules;
import dev.sextant.model.LogField;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How a cluster's documents differ from the log contract, as options. */
final class MappingOptions {

    @Option(
            names = "--map",
            paramLabel = "FIELD=NAME",
            description = "What the cluster calls a field: latency_ms=duration.")
    private List<String> names = List.of();

    @Option(
            names = "--constant",
            paramLabel = "FIELD=VALUE",
            description = "The value of a field that every document lacks: model_name=cola.")
    private List<String> constants = List.of();

    @Option(
            names = "--synonym",
            paramLabel = "FIELD:WRITTEN=MEANING",
            description = "What a written value means: event_type:Promote=transitioned.")
    private List<String> synonyms = List.of();

    @Option(
            names = "--latency-unit",
            paramLabel = "UNIT",
            description = "What latencies are counted in: s, ms, us or ns; default: ms.")
    private String latencyUnit = LatencyUnit.MILLISECONDS.symbol();

    FieldMapping mapping() throws CommandException {
        var unit = LatencyUnit.of(latencyUnit);
        if (unit.isEmpty()) throw usage("A unit of latencies is s, ms, us or ns.");
        var mapping = FieldMapping.NONE.withLatencyUnit(unit.get());
        for (var option : names) {
            var parts = parts(option, "=", "--map is written like latency_ms=duration.");
            mapping = mapping.withName(field(parts.get(0)), parts.get(1));
        }
        for (var option : constants) {
            var parts = parts(option, "=", "--constant is written like model_name=cola.");
            var field = field(parts.get(0));
            if (mapping.names().containsKey(field)) {
                throw usage(parts.get(0) + " is a field or a constant, not both.");
            }
            mapping = mapping.withConstant(field, parts.get(1));
        }
        var synonym = "--synonym is written like event_type:Promote=transitioned.";
        for (var option : synonyms) {
            var parts = parts(option, ":", synonym);
            var values = parts(parts.get(1), "=", synonym);
            mapping = mapping.withSynonym(field(parts.get(0)), values.get(0), values.get(1));
        }
        var problem = MappingRules.mapping(mapping);
        if (problem != null) throw usage(problem.english());
        return mapping;
    }

    private static List<String> parts(String option, String mark, String wanted)
            throws CommandException {
        var at = option.indexOf(mark);
        if (at <= 0 || at == option.length() - 1) throw usage(wanted);
        return List.of(option.substring(0, at), option.substring(at + 1));
    }

    private static LogField field(String contractName) throws CommandException {
        var field = LogField.named(contractName);
        if (field.isPresent()) return field.get();
        var known =
                Arrays.stream(LogField.values())
                        .map(LogField::contractName)
                        .collect(Collectors.joining(", "));
        throw usage("The log contract has no field " + contractName + "; it has " + known + ".");
    }

    private static CommandException usage(String problem) {
        return new CommandException(ExitCode.USAGE, problem);
    }
}
