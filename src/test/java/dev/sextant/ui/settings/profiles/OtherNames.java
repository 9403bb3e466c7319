package dev.sextant.ui.settings.profiles;

import dev.sextant.cluster.FieldReport;
import dev.sextant.cluster.FieldReport.Answered;
import dev.sextant.cluster.FieldReport.Suggestion;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.LatencyUnit;
import dev.sextant.model.LogField;
import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log that calls the latency {@code duration_s}, has one model, and writes {@code Promote}; every
 * other field is the log contract's. Only the answers of a survey, for tests of windows.
 */
public final class OtherNames {

    private static final long SAMPLED = 2_000;

    private OtherNames() {}

    public static FieldReport report(ClusterProfile profile, @Nullable Credentials credentials) {
        var fields = new ArrayList<Answered>();
        for (var field : LogField.values()) fields.add(answered(field, profile));
        return new FieldReport(SAMPLED, fields);
    }

    private static Answered answered(LogField field, ClusterProfile profile) {
        var mapping = profile.mapping();
        var name = mapping.name(field);
        var constant = mapping.constants().get(field);
        if (constant != null) return good(field, name, constant, SAMPLED, List.of());
        return switch (field) {
            case LATENCY ->
                    name.equals("duration_s")
                            ? good(field, name, null, 1_600, List.of())
                            : missing(
                                    field,
                                    name,
                                    List.of(
                                            new Suggestion.Name(
                                                    field,
                                                    "duration_s",
                                                    LatencyUnit.SECONDS,
                                                    1_600),
                                            new Suggestion.Name(
                                                    field, "took", LatencyUnit.MILLISECONDS, 12)));
            case MODEL ->
                    missing(field, name, List.of(new Suggestion.Constant(field, "cola", 2_000)));
            case EVENT ->
                    good(
                            field,
                            name,
                            null,
                            SAMPLED,
                            mapping.synonyms().containsKey(field)
                                    ? List.of()
                                    : List.of(
                                            new Suggestion.Synonym(
                                                    field, "Promote", "transitioned", 40)));
            case TEXT -> missing(field, name, List.of());
            default -> good(field, name, null, SAMPLED, List.of());
        };
    }

    private static Answered good(
            LogField field,
            String name,
            @Nullable String constant,
            long documents,
            List<Suggestion> suggestions) {
        return new Answered(field, name, constant, null, documents, suggestions);
    }

    private static Answered missing(LogField field, String name, List<Suggestion> suggestions) {
        return new Answered(field, name, null, Sentence.of("cluster.field.none"), 0, suggestions);
    }
}
