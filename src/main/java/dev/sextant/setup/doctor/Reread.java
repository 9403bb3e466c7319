package dev.sextant.setup.doctor;

import dev.sextant.setup.Setup;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As {@link Mends}: how documents that are stored already are written again, each once and none
 * lost.
 */
final class Reread {

    /** So many names are listed; more are told by their pattern. */
    private static final int NAMED = 20;

    private final Readings readings;
    private final Mends mends;

    Reread(Readings readings, Mends mends) {
        this.readings = readings;
        this.mends = mends;
    }

    /**
     * Through the pipeline once more, each from the line that it keeps.
     *
     * @param query which documents, as JSON; the others stay where they are
     */
    String fromMessage(String query) {
        var those =
                "{ \"bool\": { \"filter\": [ %s,\n                { \"exists\": { \"field\": \"message\" } } ] } }"
                        .formatted(query);
        return """

        # What is stored already stays as it is. Where message is the whole line as it was logged (look
        # at some first: nothing else is kept), it can be read again after
        #   %s
        %sPOST /_reindex?wait_for_completion=false
        { "source": { "index": %s, "_source": ["message", "@timestamp"],
            "query": %s },
          "dest": { "index": "%s", "op_type": "create", "pipeline": "%s-pipeline" } }
        # When GET /_tasks/… says that it is done and that none failed, take away what was read
        # again, so that nothing is counted twice:
        POST /%s/_delete_by_query?conflicts=proceed&refresh=true
        { "query": %s }
        """
                .formatted(
                        mends.setup(),
                        rollover(),
                        json(old()),
                        those,
                        target(),
                        mends.stem,
                        String.join(",", old()),
                        those);
    }

    /**
     * As they are, into an index with other types; through the pipeline when it knows the names.
     */
    String whole(Collection<String> indices) {
        var from = indices.size() <= NAMED ? List.copyOf(indices) : old();
        return """

        # What is stored already stays as it is. To write it again%s
        %sPOST /_reindex?wait_for_completion=false
        { "source": { "index": %s },
          "dest": { "index": "%s", "op_type": "create"%s } }
        # When GET /_tasks/… says that it is done and that none failed, delete those indices, so
        # that nothing is counted twice.
        """
                .formatted(
                        canSetUp()
                                ? ", first\n#   " + mends.setup() + "\n# and then"
                                : " into an index of its own:",
                        canSetUp() ? rollover() : "",
                        json(from),
                        canSetUp() ? target() : mends.stem + "-again",
                        canSetUp() ? ", \"pipeline\": \"%s-pipeline\"".formatted(mends.stem) : "");
    }

    /** The pipeline and the template are of the contract's names, and of a pattern of one's own. */
    private boolean canSetUp() {
        var profile = readings.profile();
        return Setup.problem(profile) == null && profile.mapping().names().isEmpty();
    }

    /** What is written to after the setup: a data stream, or the alias of the newest index. */
    String target() {
        return isNumbered() ? mends.stem : mends.stem + "-default";
    }

    /** What is read from cannot be written to. */
    private String rollover() {
        return isNumbered() ? "POST /%s/_rollover\n".formatted(mends.stem) : "";
    }

    private boolean isNumbered() {
        var numbered = Pattern.compile(Pattern.quote(mends.stem) + "-\\d{6}");
        return indices().stream().anyMatch(index -> numbered.matcher(index).matches());
    }

    private Collection<String> indices() {
        return readings.fields() instanceof Known.Read<LogFields>(var fields)
                ? fields.indices().keySet()
                : List.of();
    }

    /** What there is before the setup: the indices that a shipper made by date, or all. */
    List<String> old() {
        var newest = Dated.newest(indices());
        if (newest != null) {
            var stem = Dated.stem(newest);
            return List.of(stem + newest.charAt(stem.length()) + "2*");
        }
        return isNumbered() ? List.copyOf(indices()) : List.of(mends.pattern, "-" + target());
    }

    static String json(List<String> names) {
        return names.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
    }
}
