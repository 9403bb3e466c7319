package dev.sextant.ui.wall;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The wall's connections: one for each profile, however many of its pages are shown. */
final class WallSessions implements AutoCloseable {

    private final WallSource source;
    private final Map<String, Session> open = new HashMap<>();
    private final Map<String, String> problems = new HashMap<>();
    private final Map<String, Instant> tried = new HashMap<>();
    private final Set<String> opening = new HashSet<>();
    private boolean closed;

    WallSessions(WallSource source) {
        this.source = source;
    }

    @Nullable Session session(String profile) {
        return open.get(profile);
    }

    @Nullable String problem(String profile) {
        return problems.get(profile);
    }

    Screen page(Session session, @Nullable String model) {
        return source.page(session, model);
    }

    /** Opens a profile unless that is under way or was tried a short while ago. */
    void open(ClusterProfile profile, Instant now, Duration again) {
        var name = profile.name();
        var before = tried.get(name);
        if (opening.contains(name)) return;
        if (before != null && now.isBefore(before.plus(again))) return;
        tried.put(name, now);
        opening.add(name);
        source.open(
                profile,
                session -> {
                    opening.remove(name);
                    if (closed) {
                        session.close();
                        return;
                    }
                    problems.remove(name);
                    open.put(name, session);
                },
                why -> {
                    opening.remove(name);
                    problems.put(name, why);
                });
    }

    @Override
    public void close() {
        closed = true;
        open.values().forEach(Session::close);
        open.clear();
    }
}
