package dev.sextant.setup;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ServerKind;
import dev.sextant.setup.Lifecycle.Service;
import java.util.ArrayList;
import java.util.List;

/** What a user must be allowed for setting up, and how that is given. */
record SetupPrivileges(List<String> missing, String grant) {

    private static final SetupPrivileges ALL = new SetupPrivileges(List.of(), "");
    private static final List<String> ON_INDICES = List.of("view_index_metadata", "manage");

    /** Only Elasticsearch with security can be asked beforehand. */
    static SetupPrivileges look(
            SetupApi api, SetupNames names, ServerKind kind, Service lifecycle, boolean piped)
            throws ClusterException, InterruptedException {
        if (kind != ServerKind.ELASTICSEARCH) return ALL;
        var onCluster = new ArrayList<>(List.of("monitor", "manage_index_templates"));
        if (lifecycle == Service.ILM) onCluster.add("manage_ilm");
        if (piped) onCluster.add("manage_pipeline");
        var indices = List.of(names.base(), names.pattern());
        var body = SetupApi.JSON.createObjectNode();
        body.set("cluster", SetupApi.JSON.valueToTree(onCluster));
        var index = body.putArray("index").addObject();
        index.set("names", SetupApi.JSON.valueToTree(indices));
        index.set("privileges", SetupApi.JSON.valueToTree(ON_INDICES));
        var answer = api.post("/_security/user/_has_privileges", body);
        if (!answer.isFound()) return ALL;
        var missing = new ArrayList<String>();
        for (var privilege : answer.body().path("cluster").properties()) {
            if (!privilege.getValue().asBoolean(true)) missing.add(privilege.getKey());
        }
        for (var one : answer.body().path("index").properties()) {
            for (var privilege : one.getValue().properties()) {
                if (!privilege.getValue().asBoolean(true)) {
                    missing.add(privilege.getKey() + " on " + one.getKey());
                }
            }
        }
        return missing.isEmpty() ? ALL : new SetupPrivileges(missing, role(onCluster, indices));
    }

    private static String role(List<String> onCluster, List<String> indices) {
        var body = SetupApi.JSON.createObjectNode();
        body.set("cluster", SetupApi.JSON.valueToTree(onCluster));
        var index = body.putArray("indices").addObject();
        index.set("names", SetupApi.JSON.valueToTree(indices));
        index.set("privileges", SetupApi.JSON.valueToTree(ON_INDICES));
        return "PUT /_security/role/sextant-setup " + body;
    }
}
