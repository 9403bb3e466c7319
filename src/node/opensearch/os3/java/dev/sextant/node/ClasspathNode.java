package dev.sextant.node;

import java.util.ArrayList;
import java.util.List;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.ingest.common.IngestCommonModulePlugin;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.script.mustache.MustacheModulePlugin;
import org.opensearch.search.aggregations.matrix.MatrixAggregationModulePlugin;
import org.opensearch.transport.Netty4ModulePlugin;

/** A node whose plugins are on the class path, with the names of OpenSearch 3. */
final class ClasspathNode extends Node {

    ClasspathNode(Environment environment, List<String> more) {
        super(environment, plugins(more), true);
    }

    private static List<PluginInfo> plugins(List<String> more) {
        var names = new ArrayList<String>();
        names.add(Netty4ModulePlugin.class.getName());
        names.add(CommonAnalysisModulePlugin.class.getName());
        names.add(IngestCommonModulePlugin.class.getName());
        names.add(MapperExtrasModulePlugin.class.getName());
        names.add(MatrixAggregationModulePlugin.class.getName());
        names.add(MustacheModulePlugin.class.getName());
        names.add(PainlessModulePlugin.class.getName());
        names.add(ReindexModulePlugin.class.getName());
        names.addAll(more);
        return names.stream().map(ClasspathNode::info).toList();
    }

    private static PluginInfo info(String name) {
        return new PluginInfo(
                name, "on the class path", "1", Version.CURRENT, "21", name, List.of(), false);
    }
}
