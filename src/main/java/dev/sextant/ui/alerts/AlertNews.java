package dev.sextant.ui.alerts;

import dev.sextant.alert.Alert;
import dev.sextant.alert.AlertKey;
import dev.sextant.monitor.AlertsSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is new since the last look. What stood there at the first look is no news. */
public final class AlertNews {

    private final Map<AlertKey, Integer> known = new HashMap<>();
    private final Set<AlertKey> announced = new HashSet<>();
    private boolean looked;

    /** An alert that began or is over. */
    public record News(What what, Alert alert) {
        /** Which of the two. */
        public enum What {
            BEGAN,
            OVER
        }
    }

    /**
     * @param now in cluster time
     */
    public List<News> hear(AlertsSeen seen, Instant now) {
        var news = new ArrayList<News>();
        var active = new HashMap<AlertKey, Integer>();
        for (var alert : seen.alerts()) {
            var key = alert.key();
            if (alert.active()) {
                active.put(key, alert.episode());
                if (began(alert) && wanted(alert, seen, now)) {
                    if (looked) news.add(new News(News.What.BEGAN, alert));
                    announced.add(key);
                }
            } else if (alert.state() == Alert.State.RESOLVED && announced.remove(key)) {
                news.add(new News(News.What.OVER, alert));
            }
        }
        known.clear();
        known.putAll(active);
        looked = looked || seen.judgedAt() != null || !seen.alerts().isEmpty();
        return news;
    }

    private boolean began(Alert alert) {
        var before = known.get(alert.key());
        return before == null || before != alert.episode();
    }

    /** Whether somebody should be told: nobody has it, nothing keeps it quiet. */
    public static boolean wanted(Alert alert, AlertsSeen seen, Instant now) {
        return alert.active()
                && alert.acknowledged() == null
                && alert.groupedUnder() == null
                && (!alert.flapping() || alert.episode() == 1)
                && seen.silences().stream().noneMatch(one -> one.silences(alert, now));
    }
}
