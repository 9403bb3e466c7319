package dev.sextant.ui.wall;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.WallPreferences.Page;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One page of a wall: opened when it first comes to the front, kept until the wall is left. */
final class WallPage {

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofSeconds(10);

    private final Page page;
    private final @Nullable ClusterProfile profile;
    private final WallSessions sessions;
    private @Nullable Screen screen;
    private boolean front;

    /**
     * @param profile null when there is none of the page's name any more
     */
    WallPage(Page page, @Nullable ClusterProfile profile, WallSessions sessions) {
        this.page = page;
        this.profile = profile;
        this.sessions = sessions;
    }

    Page page() {
        return page;
    }

    /** Why there is nothing to show yet; null when it is not known. */
    @Nullable String problem() {
        return profile == null ? "" : sessions.problem(profile.name());
    }

    boolean gone() {
        return profile == null;
    }

    @Nullable Session session() {
        return profile == null ? null : sessions.session(profile.name());
    }

    @Nullable Screen screen() {
        return screen;
    }

    /** The page is in front: it is opened if it was not, and asks from here on. */
    void shown(Instant now) {
        front = true;
        tryToOpen(now);
        if (screen != null) screen.shown();
    }

    void hidden() {
        front = false;
        if (screen != null) screen.hidden();
    }

    /** Looks whether the cluster that was away is back. */
    void tryToOpen(Instant now) {
        if (screen != null || profile == null) return;
        var session = sessions.session(profile.name());
        if (session == null) {
            sessions.open(profile, now, TRIED_AGAIN_AFTER);
            session = sessions.session(profile.name());
            if (session == null) return;
        }
        screen = sessions.page(session, page.model());
        if (front) screen.shown();
    }

    void close() {
        if (screen == null) return;
        screen.hidden();
        screen.close();
        screen = null;
    }
}
