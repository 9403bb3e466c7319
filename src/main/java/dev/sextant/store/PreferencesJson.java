package dev.sextant.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.text.Sentence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

/** The parts of the preferences that are about the window as a whole. */
final class PreferencesJson {

    private PreferencesJson() {}

    static void write(ObjectNode node, WallPreferences wall) {
        node.put("interval_ms", wall.interval().toMillis());
        if (wall.people()) node.put("people", true);
        var pages = node.putArray("pages");
        for (var page : wall.pages()) {
            pages.addObject().put("profile", page.profile()).put("model", page.model());
        }
    }

    static WallPreferences wall(StrictJson json) throws StoreException {
        json.only(Set.of("interval_ms", "pages", "people"));
        var people = json.has("people") && json.get("people").flag();
        var pages = new ArrayList<WallPreferences.Page>();
        for (var page : json.items("pages")) {
            page.only(Set.of("profile", "model"));
            pages.add(
                    new WallPreferences.Page(page.get("profile").text(), page.textOrNull("model")));
        }
        try {
            return new WallPreferences(
                    pages, Duration.ofMillis(json.get("interval_ms").number()), people);
        } catch (IllegalArgumentException e) {
            throw json.get("interval_ms")
                    .wrong(Sentence.of("store.json.between", "10000", "600000"));
        }
    }

    static void write(ObjectNode node, UpdatePreferences updates) {
        var last = updates.lastLooked();
        node.put("enabled", updates.enabled())
                .put("address", updates.address())
                .put("last_looked", last == null ? null : last.toString());
    }

    static UpdatePreferences updates(StrictJson json) throws StoreException {
        json.only(Set.of("enabled", "address", "last_looked"));
        var last = json.textOrNull("last_looked");
        try {
            return new UpdatePreferences(
                    json.get("enabled").flag(),
                    json.get("address").text(),
                    last == null ? null : Instant.parse(last));
        } catch (DateTimeException e) {
            throw json.get("last_looked")
                    .wrong(Sentence.of("store.json.time", "2026-11-22T10:00:00Z"));
        }
    }
}
