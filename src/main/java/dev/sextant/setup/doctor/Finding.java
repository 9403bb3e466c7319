package dev.sextant.setup.doctor;

import dev.sextant.model.Severity;
import dev.sextant.text.Sentence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was found.
 *
 * @param why what was seen and what follows from it
 * @param count how many documents, indices, fields, shards or nodes have it, exactly
 * @param samples some of them: of documents the newest
 * @param newest when the newest document that has it happened; null when it is not about documents
 * @param mend what to change, with this cluster's own names; code, in no language of people
 */
public record Finding(
        Fault fault,
        Sentence why,
        long count,
        List<Sample> samples,
        @Nullable Instant newest,
        String mend) {

    /** So many samples, and no more, are told of a finding. */
    public static final int SAMPLES = 5;

    public Finding {
        samples = List.copyOf(samples.subList(0, Math.min(SAMPLES, samples.size())));
    }

    static Finding of(Fault fault, Sentence why, List<String> things, String mend) {
        return new Finding(fault, why, things.size(), things(things), null, mend);
    }

    public String id() {
        return fault.id();
    }

    public Severity severity() {
        return fault.severity();
    }

    public Sentence title() {
        return fault.title();
    }

    /** Of what the samples are. */
    public sealed interface Sample {

        /** As it is told: a document is {@code index/id}. */
        String told();

        /** A document of the log. */
        record Document(String index, String id) implements Sample {
            @Override
            public String told() {
                return index + "/" + id;
            }
        }

        /** An index, a field, a node, a policy or a value. */
        record Thing(String told) implements Sample {}
    }

    static List<Sample> things(List<String> told) {
        return told.stream().<Sample>map(Sample.Thing::new).toList();
    }
}
