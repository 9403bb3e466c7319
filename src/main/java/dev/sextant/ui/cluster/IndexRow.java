package dev.sextant.ui.cluster;

import dev.sextant.cluster.state.IndexState;
import dev.sextant.cluster.state.Lifecycle;
import dev.sextant.widget.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index as it stands in the table.
 *
 * @param rate documents a second; null as long as it is being measured, or cannot be
 * @param now the cluster's time
 */
record IndexRow(IndexState state, @Nullable Double rate, Instant now) {

    @Nullable Duration age() {
        var created = state.createdAt();
        return created == null ? null : positive(Duration.between(created, now));
    }

    @Nullable Duration lag() {
        var newest = state.newest();
        return newest == null ? null : positive(Duration.between(newest, now));
    }

    private static Duration positive(Duration span) {
        return span.isNegative() ? Duration.ZERO : span;
    }

    @Nullable String error() {
        return state.lifecycle() instanceof Lifecycle.Managed managed ? managed.error() : null;
    }

    /** The phase, or what stands in its place; null when nobody told. */
    @Nullable String phase() {
        return switch (state.lifecycle()) {
            case null -> null;
            case Lifecycle.None() -> Messages.text("cluster.lifecycle.none");
            case Lifecycle.Managed managed -> phase(managed);
        };
    }

    private static String phase(Lifecycle.Managed managed) {
        var own = managed.phase();
        var phase =
                own != null
                        ? own
                        : managed.kind() == Lifecycle.Kind.DATA_STREAM
                                ? Messages.text("cluster.lifecycle.stream")
                                : Messages.text("cluster.lifecycle.managed");
        return managed.error() == null ? phase : Messages.text("cluster.lifecycle.error", phase);
    }

    @Nullable String phaseRole() {
        if (error() != null) return "p1";
        return state.lifecycle() instanceof Lifecycle.None ? "p2" : null;
    }

    boolean matches(String wanted) {
        var policy =
                state.lifecycle() instanceof Lifecycle.Managed managed ? managed.policy() : null;
        return Stream.of(state.name(), state.dataStream(), policy, phase())
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
