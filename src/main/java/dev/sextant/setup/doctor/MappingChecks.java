package dev.sextant.setup.doctor;

import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The faults that lie in how the fields are mapped. */
final class MappingChecks {

    /** Fields that some panel needs. */
    private static final Set<LogField> NEEDED =
            EnumSet.complementOf(EnumSet.of(LogField.LABEL, LogField.SCORE, LogField.TEXT));

    private static final Set<LogField> STRINGS =
            EnumSet.of(
                    LogField.EVENT,
                    LogField.MODEL,
                    LogField.STAGE,
                    LogField.STATUS,
                    LogField.REQUEST,
                    LogField.USER,
                    LogField.ENVIRONMENT,
                    LogField.LABEL);

    private MappingChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of(Fault.NO_DOCUMENTS, MappingChecks::documents),
                Check.of(Fault.FIELD_MISSING, MappingChecks::missing),
                Check.of(Fault.TEXT_FIELDS, MappingChecks::text),
                Check.of(Fault.FIELD_TYPE, MappingChecks::types),
                Check.of(Fault.MIXED_MAPPINGS, MappingChecks::mixed),
                Check.of(Fault.NO_TEMPLATE, MappingChecks::template));
    }

    private static List<Finding> documents(Readings readings) throws UnreadException {
        var indices = readings.fields().get().indices().keySet();
        if (readings.counts().get().documents() > 0) return List.of();
        var pattern = readings.profile().indexPattern();
        var why =
                indices.isEmpty()
                        ? Sentence.of("doctor.no-documents.index", pattern)
                        : Sentence.of("doctor.no-documents.why", pattern, indices.size());
        return List.of(
                Finding.of(
                        Fault.NO_DOCUMENTS, why, List.of(pattern), new Mends(readings).arrive()));
    }

    private static List<Finding> missing(Readings readings) throws UnreadException {
        readings.requireDocuments();
        var fields = readings.fields().get();
        var names = new ArrayList<String>();
        for (var field : NEEDED) {
            if (fields.isConstant(field) || !fields.types(field).isEmpty()) continue;
            names.add(fields.name(field));
        }
        if (names.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.FIELD_MISSING,
                        Sentence.of("doctor.field-missing.why", String.join(", ", names)),
                        names,
                        new Mends(readings).mapOrLog(names)));
    }

    private static List<Finding> text(Readings readings) throws UnreadException {
        var fields = readings.fields().get();
        var found = new ArrayList<String>();
        var of = EnumSet.noneOf(LogField.class);
        var indices = new TreeSet<String>();
        for (var field : STRINGS) {
            for (var index : fields.plainText(field)) {
                found.add(index + ": " + fields.name(field));
                of.add(field);
                indices.add(index);
            }
        }
        if (found.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.TEXT_FIELDS,
                        Sentence.of("doctor.text-fields.why", names(fields, of)),
                        found,
                        new Mends(readings).alike(indices)));
    }

    private static List<Finding> types(Readings readings) throws UnreadException {
        var fields = readings.fields().get();
        var found = new ArrayList<String>();
        var of = EnumSet.noneOf(LogField.class);
        var indices = new TreeSet<String>();
        for (var field : LogField.values()) {
            if (field == LogField.TEXT) continue;
            for (var type : fields.types(field).entrySet()) {
                if (right(field, type.getKey())) continue;
                of.add(field);
                indices.addAll(type.getValue());
                for (var index : type.getValue()) {
                    found.add(index + ": " + fields.name(field) + " " + type.getKey());
                }
            }
        }
        if (found.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.FIELD_TYPE,
                        Sentence.of("doctor.field-type.why", names(fields, of)),
                        found,
                        new Mends(readings).alike(indices)));
    }

    /** Text among strings is another fault. */
    private static boolean right(LogField field, String type) {
        return switch (field) {
            case TIME -> LogFields.DATES.contains(type);
            case LATENCY, SCORE ->
                    LogFields.DECIMALS.contains(type) || LogFields.INTEGERS.contains(type);
            case VERSION -> LogFields.INTEGERS.contains(type);
            case TEXT -> true;
            case EVENT, MODEL, STAGE, STATUS, REQUEST, USER, ENVIRONMENT, LABEL ->
                    LogFields.KEYWORDS.contains(type) || LogFields.TEXTS.contains(type);
        };
    }

    private static List<Finding> mixed(Readings readings) throws UnreadException {
        var fields = readings.fields().get();
        var found = new ArrayList<String>();
        var indices = new TreeSet<String>();
        for (var field : LogField.values()) {
            if (field == LogField.TEXT) continue;
            var families = new TreeSet<String>();
            var sides = new ArrayList<String>();
            for (var type : fields.types(field).entrySet()) {
                families.add(family(type.getKey()));
                sides.add(type.getKey() + " in " + some(type.getValue()));
            }
            if (families.size() > 1) {
                found.add(fields.name(field) + ": " + String.join("; ", sides));
                indices.addAll(otherwise(fields, field));
            }
        }
        if (found.isEmpty()) return List.of();
        return List.of(
                Finding.of(
                        Fault.MIXED_MAPPINGS,
                        Sentence.of("doctor.mixed-mappings.why", found.size()),
                        found,
                        new Mends(readings).alike(indices)));
    }

    /** The indices in which a field is not of the contract's family. */
    private static List<String> otherwise(LogFields fields, LogField field) {
        var wanted = family(Objects.requireNonNull(contract().get(field)));
        var found = new ArrayList<String>();
        fields.types(field)
                .forEach(
                        (type, indices) -> {
                            if (!family(type).equals(wanted)) found.addAll(indices);
                        });
        return found;
    }

    private static String family(String type) {
        if (LogFields.KEYWORDS.contains(type)) return "keyword";
        if (LogFields.TEXTS.contains(type)) return "text";
        if (LogFields.INTEGERS.contains(type) || LogFields.DECIMALS.contains(type)) return "number";
        return LogFields.DATES.contains(type) ? "date" : type;
    }

    private static String some(List<String> indices) {
        return indices.size() == 1
                ? indices.getFirst()
                : indices.getLast() + " and " + (indices.size() - 1) + " more";
    }

    private static List<Finding> template(Readings readings) throws UnreadException {
        var fields = readings.fields().get();
        var guessed = EnumSet.noneOf(LogField.class);
        var indices = new TreeSet<String>(Comparator.reverseOrder());
        for (var field : LogField.values()) {
            if (field == LogField.TEXT) continue;
            var where = fields.guessed(field);
            if (where.isEmpty()) continue;
            guessed.add(field);
            indices.addAll(where);
        }
        var mend = new Mends(readings).template();
        if (!guessed.isEmpty()) {
            return List.of(
                    Finding.of(
                            Fault.NO_TEMPLATE,
                            Sentence.of("doctor.no-template.why", names(fields, guessed)),
                            List.copyOf(indices),
                            mend));
        }
        var newest = Dated.newest(fields.indices().keySet());
        if (newest == null) return List.of();
        var templates = readings.templates().get();
        if (covers(templates, newest)) return List.of();
        return List.of(
                Finding.of(
                        Fault.NO_TEMPLATE,
                        Sentence.of("doctor.no-template.next", newest),
                        List.of(newest),
                        mend));
    }

    static boolean covers(Readings.Templates templates, String index) {
        return templatesOf(templates, index).findAny().isPresent();
    }

    /** The names of the templates that a new index of this name would be made from. */
    static Stream<String> templatesOf(Readings.Templates templates, String index) {
        var names = new ArrayList<String>();
        for (var template : templates.index().path("index_templates")) {
            for (var pattern : template.at("/index_template/index_patterns")) {
                if (matches(pattern.asText(), index)) names.add(template.path("name").asText());
            }
        }
        for (var template : templates.legacy().properties()) {
            for (var pattern : template.getValue().path("index_patterns")) {
                if (matches(pattern.asText(), index)) names.add(template.getKey());
            }
        }
        return names.stream();
    }

    /** Whether a name matches a pattern in which only {@code *} is special; "*" says nothing. */
    static boolean matches(String pattern, String name) {
        if (pattern.equals("*")) return false;
        var parts = pattern.split("\\*", -1);
        if (parts.length == 1) return pattern.equals(name);
        if (!name.startsWith(parts[0])) return false;
        var at = parts[0].length();
        for (var i = 1; i < parts.length - 1; i++) {
            var found = name.indexOf(parts[i], at);
            if (found < 0) return false;
            at = found + parts[i].length();
        }
        var last = parts[parts.length - 1];
        return name.length() - last.length() >= at && name.endsWith(last);
    }

    private static String names(LogFields fields, Set<LogField> of) {
        return String.join(", ", of.stream().map(fields::name).toList());
    }

    /** What each mapping of an index should say, by the cluster's own names. */
    static Map<LogField, String> contract() {
        var types = new java.util.EnumMap<LogField, String>(LogField.class);
        for (var field : LogField.values()) {
            types.put(
                    field,
                    switch (field) {
                        case TIME -> "date";
                        case VERSION -> "integer";
                        case LATENCY, SCORE -> "float";
                        case TEXT -> "text";
                        case EVENT, MODEL, STAGE, STATUS, REQUEST, USER, ENVIRONMENT, LABEL ->
                                "keyword";
                    });
        }
        return types;
    }
}
