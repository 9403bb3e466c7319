package dev.sextant.store.rules;

import dev.sextant.store.OwnFile;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which rules a person has switched on or off for which cluster, in {@code rules.json}. A file that
 * cannot be read is never overwritten.
 */
final class RuleSwitches {

    private static final int SCHEMA = 1;

    private final OwnFile file;

    RuleSwitches(Path path) {
        file = new OwnFile(path);
    }

    /** By rule id; a rule that is not among them is as its file says. */
    Map<String, Boolean> of(String cluster) throws StoreException {
        return all().getOrDefault(cluster, Map.of());
    }

    void set(String cluster, String ruleId, boolean enabled) throws StoreException {
        file.alone(
                () -> {
                    var all = all();
                    all.computeIfAbsent(cluster, _ -> new TreeMap<>()).put(ruleId, enabled);
                    var node = StrictJson.object().put("schema", SCHEMA);
                    var clusters = node.putObject("clusters");
                    all.forEach(
                            (name, rules) -> {
                                var one = clusters.putObject(name);
                                rules.forEach(one::put);
                            });
                    file.write(StrictJson.bytes(node));
                });
    }

    private Map<String, Map<String, Boolean>> all() throws StoreException {
        var all = new TreeMap<String, Map<String, Boolean>>();
        var contents = file.read();
        if (contents == null) return all;
        var json =
                StrictJson.parse(file.path(), contents, SCHEMA)
                        .only(Set.of("schema", "clusters"))
                        .get("clusters");
        for (var cluster : json.fields()) {
            var rules = new TreeMap<String, Boolean>();
            var one = json.get(cluster);
            for (var rule : one.fields()) rules.put(rule, one.get(rule).flag());
            all.put(cluster, rules);
        }
        return all;
    }
}
