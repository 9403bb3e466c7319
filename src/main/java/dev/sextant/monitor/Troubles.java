package dev.sextant.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person should mend, each said once while it lasts. Safe for use by many threads. */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private final AlertingLog log;
    private final Map<String, List<String>> sentences = new LinkedHashMap<>();

    Troubles(AlertingLog log) {
        this.log = log;
    }

    /**
     * @param place what it is about: a newer sentence of the same place takes its place
     */
    void add(String place, String sentence) {
        replace(place, List.of(sentence));
    }

    synchronized void replace(String place, List<String> next) {
        var before = sentences.getOrDefault(place, List.of());
        if (next.isEmpty()) sentences.remove(place);
        else sentences.put(place, List.copyOf(next));
        for (var sentence : next) {
            if (before.contains(sentence)) continue;
            LOG.warn("{}", sentence);
            log.problem(sentence);
        }
    }

    /** What cannot be written down; empty when it can be again. */
    void spilling(String sentence) {
        if (sentence.isEmpty()) clear("spilling");
        else add("spilling", sentence);
    }

    synchronized void clear(String place) {
        sentences.remove(place);
    }

    synchronized List<String> sentences() {
        var all = new ArrayList<String>();
        sentences.values().forEach(all::addAll);
        return all;
    }
}
