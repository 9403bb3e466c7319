package dev.sextant.cluster.state;

import dev.sextant.text.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the indices of a profile's pattern fare.
 *
 * @param figuresMissing why sizes and counts are not told; null when they are
 * @param lifecycleMissing why phases are not told; null when they are
 * @param lagMissing why the newest times are not told; null when they are
 * @param lagOpen how many indices' newest times are still to be asked for
 * @param conflicts none when every field is of one type
 * @param ingestLag without a value where documents do not say when they arrived
 */
public record PatternState(
        Part<List<IndexState>> indices,
        @Nullable Sentence figuresMissing,
        @Nullable Sentence lifecycleMissing,
        @Nullable Sentence lagMissing,
        int lagOpen,
        Part<List<MappingConflict>> conflicts,
        Part<IngestLag> ingestLag) {

    /** With what was known before in place of what was not answered now. */
    public PatternState orOlder(PatternState before) {
        return new PatternState(
                indices.orOlder(before.indices),
                figuresMissing,
                lifecycleMissing,
                lagMissing,
                lagOpen,
                conflicts.orOlder(before.conflicts),
                ingestLag.orOlder(before.ingestLag));
    }
}
