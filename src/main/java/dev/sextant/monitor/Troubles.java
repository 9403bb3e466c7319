package dev.sextant.monitor;

import dev.sextant.text.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person should mend, each said once while it lasts. Safe for use by many threads. */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final AlertingLog log;
    private final Map<String, List<Sentence>> sentences = new LinkedHashMap<>();

    Troubles(AlertingLog log) {
        this.log = log;
    }

    /**
     * @param place what it is about: a newer sentence of the same place takes its place
     */
    void add(String place, Sentence sentence) {
        replace(place, List.of(sentence));
    }

    synchronized void replace(String place, List<Sentence> next) {
        var before = sentences.getOrDefault(place, List.of());
        if (next.isEmpty()) sentences.remove(place);
        else sentences.put(place, List.copyOf(next));
        for (var sentence : next) {
            if (before.contains(sentence)) continue;
            LOG.warn("{}", sentence.english());
            log.problem(sentence.english());
        }
    }

    /** What cannot be written down; null when it can be again. */
    void spilling(@Nullable Sentence sentence) {
        if (sentence == null) clear("spilling");
        else add("spilling", sentence);
    }

    synchronized void clear(String place) {
        sentences.remove(place);
    }

    synchronized List<Sentence> sentences() {
        var all = new ArrayList<Sentence>();
        sentences.values().forEach(all::addAll);
        return all;
    }
}
