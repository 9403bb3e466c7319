package dev.sextant.cluster.profile;

import dev.sextant.model.EventType;
import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a field mapping may be. Each rule gives one sentence (what is wrong and what is expected),
 * or null when the value is good.
 */
public final class MappingRules {

    private static final int LONGEST = 256;
    private static final int MOST_SYNONYMS = 200;

    /** What a source may lack because it is the same for all that it logs. */
    private static final Set<LogField> CONSTANT =
            EnumSet.of(
                    LogField.EVENT,
                    LogField.MODEL,
                    LogField.VERSION,
                    LogField.STAGE,
                    LogField.USER,
                    LogField.ENVIRONMENT);

    /** What has values that are words. */
    private static final Set<LogField> WORDS =
            EnumSet.of(
                    LogField.EVENT,
                    LogField.MODEL,
                    LogField.VERSION,
                    LogField.STAGE,
                    LogField.STATUS,
                    LogField.USER,
                    LogField.ENVIRONMENT,
                    LogField.LABEL);

    private static final Set<String> STATUSES = Set.of("success", "error", "failed");
    private static final Set<String> EVENTS =
            Arrays.stream(EventType.values()).map(EventType::logged).collect(Collectors.toSet());

    private MappingRules() {}

    /** Whether a field may have one value for every document. */
    public static boolean mayBeConstant(LogField field) {
        return CONSTANT.contains(field);
    }

    /** Whether a field's values may mean other values. */
    public static boolean mayHaveSynonyms(LogField field) {
        return WORDS.contains(field);
    }

    /** Everything at once. */
    public static @Nullable Sentence mapping(FieldMapping mapping) {
        for (var field : LogField.values()) {
            var name = mapping.names().get(field);
            var constant = mapping.constants().get(field);
            var synonyms = mapping.synonyms().getOrDefault(field, Map.of());
            var problem = name == null ? null : name(name);
            if (problem == null && constant != null) problem = constant(field, constant);
            if (problem == null && constant != null && (name != null || !synonyms.isEmpty())) {
                problem = Sentence.of("mapping.rule.both", field.contractName());
            }
            if (problem == null) problem = synonyms(field, synonyms);
            if (problem != null) return problem;
        }
        return null;
    }

    /** A field of the cluster. */
    public static @Nullable Sentence name(String name) {
        var bad =
                isPadded(name)
                        || isUnshowable(name)
                        || name.matches(".*[*,\"\\\\].*")
                        || name.startsWith(".")
                        || name.endsWith(".")
                        || name.contains("..");
        return bad ? Sentence.of("mapping.rule.name", shown(name)) : null;
    }

    public static @Nullable Sentence constant(LogField field, String value) {
        if (!mayBeConstant(field)) {
            return Sentence.of("mapping.rule.constant.field", field.contractName());
        }
        if (isUnusable(value)) return Sentence.of("mapping.rule.value", field.contractName());
        return meaning(field, value);
    }

    public static @Nullable Sentence synonyms(LogField field, Map<String, String> synonyms) {
        if (synonyms.isEmpty()) return null;
        var name = field.contractName();
        if (!mayHaveSynonyms(field)) return Sentence.of("mapping.rule.synonym.field", name);
        if (synonyms.size() > MOST_SYNONYMS) {
            return Sentence.of("mapping.rule.synonym.many", name, MOST_SYNONYMS);
        }
        for (var synonym : synonyms.entrySet()) {
            var written = synonym.getKey();
            var meaning = synonym.getValue();
            if (isUnusable(written) || isUnusable(meaning)) {
                return Sentence.of("mapping.rule.value", name);
            }
            if (written.contains("*") || meaning.contains("*")) {
                var prefix = written.matches("[^*]+\\*") && meaning.equals("*");
                if (!prefix || field != LogField.VERSION) {
                    return Sentence.of("mapping.rule.star", name);
                }
                continue;
            }
            if (synonyms.containsKey(meaning)) {
                return Sentence.of("mapping.rule.chain", name, written, meaning);
            }
            var problem = meaning(field, meaning);
            if (problem != null) return problem;
        }
        return null;
    }

    /** Another word here would be no event and no failure, which looks like zero. */
    private static @Nullable Sentence meaning(LogField field, String value) {
        var known =
                switch (field) {
                    case EVENT -> EVENTS;
                    case STATUS -> STATUSES;
                    default -> Set.of(value);
                };
        return known.contains(value)
                ? null
                : Sentence.of(
                        "mapping.rule.meaning",
                        field.contractName(),
                        String.join(", ", known.stream().sorted().toList()),
                        value);
    }

    private static boolean isUnusable(String value) {
        return isPadded(value) || isUnshowable(value);
    }

    /** Empty, or with a space of any kind at an end: nobody could tell it from one without. */
    private static boolean isPadded(String text) {
        return text.isEmpty()
                || isSpace(text.codePointAt(0))
                || isSpace(text.codePointBefore(text.length()));
    }

    private static boolean isSpace(int code) {
        return Character.isWhitespace(code) || Character.isSpaceChar(code);
    }

    /** Too long, or with characters that cannot be seen. */
    private static boolean isUnshowable(String text) {
        return text.length() > LONGEST
                || text.codePoints()
                        .anyMatch(
                                code -> {
                                    var type = Character.getType(code);
                                    return type == Character.CONTROL
                                            || type == Character.FORMAT
                                            || type == Character.SURROGATE
                                            || type == Character.LINE_SEPARATOR
                                            || type == Character.PARAGRAPH_SEPARATOR;
                                });
    }

    private static String shown(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }
}
