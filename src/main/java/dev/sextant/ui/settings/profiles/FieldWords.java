package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.FieldReport.Answered;
import dev.sextant.cluster.FieldReport.Suggestion;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.LogField;
import dev.sextant.widget.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a log calls the fields of the log contract, in words. */
final class FieldWords {

    private FieldWords() {}

    static String unit(LatencyUnit unit) {
        return switch (unit) {
            case SECONDS -> Messages.text("fields.unit.seconds");
            case MILLISECONDS -> Messages.text("fields.unit.milliseconds");
            case MICROSECONDS -> Messages.text("fields.unit.microseconds");
            case NANOSECONDS -> Messages.text("fields.unit.nanoseconds");
        };
    }

    /** The likeliest of what is suggested for a field: its name or value, and what values mean. */
    static String likeliest(Answered field) {
        var words = new ArrayList<String>();
        var isNamed = false;
        for (var suggestion : field.suggestions()) {
            if (suggestion instanceof Suggestion.Synonym) {
                words.add(text(suggestion));
            } else if (!isNamed) {
                isNamed = true;
                words.add(text(suggestion));
            }
        }
        return String.join(", ", words);
    }

    /** Other names that are less likely; none for most fields. */
    static List<String> others(Answered field) {
        return field.suggestions().stream()
                .filter(one -> !(one instanceof Suggestion.Synonym))
                .skip(1)
                .map(FieldWords::text)
                .toList();
    }

    private static String text(Suggestion suggestion) {
        return switch (suggestion) {
            case Suggestion.Name name -> named(name.name(), name.unit());
            case Suggestion.Constant constant -> always(constant.value());
            case Suggestion.Synonym synonym ->
                    SynonymText.of(Map.of(synonym.written(), synonym.meaning()));
        };
    }

    private static String named(String name, LatencyUnit unit) {
        return unit == LatencyUnit.MILLISECONDS
                ? name
                : Messages.text("fields.in", name, unit(unit));
    }

    private static String always(String value) {
        return Messages.text("fields.always", value);
    }

    /** One line for each field that differs from the log contract. */
    static List<String> lines(FieldMapping mapping) {
        var lines = new ArrayList<String>();
        for (var field : LogField.values()) {
            var words = new ArrayList<String>();
            var constant = mapping.constants().get(field);
            var unit = field == LogField.LATENCY ? mapping.latencyUnit() : LatencyUnit.MILLISECONDS;
            if (constant != null) {
                words.add(always(constant));
            } else if (mapping.names().containsKey(field) || unit != LatencyUnit.MILLISECONDS) {
                words.add(named(mapping.name(field), unit));
            }
            var synonyms = mapping.synonyms().get(field);
            if (synonyms != null) words.add(SynonymText.of(synonyms));
            if (!words.isEmpty()) lines.add(line(field, String.join(", ", words)));
        }
        return lines;
    }

    static String line(LogField field, String words) {
        return Messages.text("fields.line", field.contractName(), words);
    }
}
