package dev.sextant.store.profiles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.profile.Links;
import dev.sextant.cluster.profile.Links.Target;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a profile leads to, as it is written in its file; nothing is written of none. */
final class LinksJson {

    private static final String FIELD = "links";
    private static final Set<String> WORDS =
            Arrays.stream(Target.values()).map(Target::word).collect(Collectors.toSet());

    private LinksJson() {}

    static void write(Links links, ObjectNode profile) {
        if (links.templates().isEmpty()) return;
        var node = profile.putObject(FIELD);
        for (var target : Target.values()) {
            var template = links.templates().get(target);
            if (template != null) node.put(target.word(), template);
        }
    }

    static Links read(StrictJson profile) throws StoreException {
        if (!profile.has(FIELD)) return Links.NONE;
        var json = profile.get(FIELD).only(WORDS);
        var templates = new EnumMap<Target, String>(Target.class);
        for (var target : Target.values()) {
            if (!json.has(target.word())) continue;
            var template = json.get(target.word());
            var problem = Links.problem(target, template.text());
            if (problem != null) throw template.refused(problem);
            templates.put(target, template.text());
        }
        return new Links(templates);
    }
}
