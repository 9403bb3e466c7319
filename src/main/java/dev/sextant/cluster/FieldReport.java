package dev.sextant.cluster;

import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster's documents have for each field of the log contract, and what they may have under
 * other names. Nothing that is suggested is used before a person says so.
 *
 * @param sampled how many documents were looked at
 * @param fields one for each field of the contract, in its order
 */
public record FieldReport(long sampled, List<Answered> fields) {

    public FieldReport {
        fields = List.copyOf(fields);
    }

    /**
     * What answers for one field.
     *
     * @param name what the cluster calls it, as searches do
     * @param constant its value in every document, by the profile; null when documents have it
     * @param problem why it cannot be used; null when it can
     * @param documents how many of the sample have it
     * @param suggestions the likeliest name or constant first, then synonyms of its values
     */
    public record Answered(
            LogField field,
            String name,
            @Nullable String constant,
            @Nullable Sentence problem,
            long documents,
            List<Suggestion> suggestions) {

        public Answered {
            suggestions = List.copyOf(suggestions);
        }

        /** The mapping with the likeliest of what is suggested for this field. */
        public FieldMapping in(FieldMapping mapping) {
            var answered = false;
            for (var suggestion : suggestions) {
                var isSynonym = suggestion instanceof Suggestion.Synonym;
                if (!isSynonym && answered) continue;
                answered |= !isSynonym;
                mapping = suggestion.in(mapping);
            }
            return mapping;
        }
    }

    /** Something that a profile could say of a field. */
    public sealed interface Suggestion {

        LogField field();

        /**
         * How many documents speak for it: of the sample, or of the last 30 days when these are
         * more.
         */
        long documents();

        FieldMapping in(FieldMapping mapping);

        /**
         * The field under another name.
         *
         * @param unit what the name says of a latency; milliseconds for others
         */
        record Name(LogField field, String name, LatencyUnit unit, long documents)
                implements Suggestion {
            @Override
            public FieldMapping in(FieldMapping mapping) {
                var named = mapping.withName(field, name);
                return field == LogField.LATENCY ? named.withLatencyUnit(unit) : named;
            }
        }

        /** One value for all documents. */
        record Constant(LogField field, String value, long documents) implements Suggestion {
            @Override
            public FieldMapping in(FieldMapping mapping) {
                return mapping.withConstant(field, value);
            }
        }

        /** What a value that documents have means. */
        record Synonym(LogField field, String written, String meaning, long documents)
                implements Suggestion {
            @Override
            public FieldMapping in(FieldMapping mapping) {
                return mapping.withSynonym(field, written, meaning);
            }
        }
    }

    /** The mapping with the likeliest of everything that is suggested. */
    public FieldMapping in(FieldMapping mapping) {
        for (var field : fields) mapping = field.in(mapping);
        return mapping;
    }

    /** Whether anything is suggested. */
    public boolean suggestsAnything() {
        return fields.stream().anyMatch(field -> !field.suggestions().isEmpty());
    }
}
