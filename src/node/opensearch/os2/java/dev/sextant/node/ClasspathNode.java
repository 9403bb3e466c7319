package dev.sextant.node;

import java.util.ArrayList;
import java.util.List;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.env.Environment;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.ingest.common.IngestCommonPlugin;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.script.mustache.MustachePlugin;
import org.opensearch.search.aggregations.matrix.MatrixAggregationPlugin;
import org.opensearch.transport.Netty4Plugin;

/** A node whose plugins are on the class path, with the names of OpenSearch 2. */
final class ClasspathNode extends Node {

    ClasspathNode(Environment environment, List<String> more) throws ClassNotFoundException {
        super(environment, plugins(more), true);
    }

    private static List<Class<? extends Plugin>> plugins(List<String> more)
            throws ClassNotFoundException {
        var plugins = new ArrayList<Class<? extends Plugin>>();
        plugins.add(Netty4Plugin.class);
        plugins.add(CommonAnalysisPlugin.class);
        plugins.add(IngestCommonPlugin.class);
        plugins.add(MapperExtrasPlugin.class);
        plugins.add(MatrixAggregationPlugin.class);
        plugins.add(MustachePlugin.class);
        plugins.add(PainlessPlugin.class);
        plugins.add(ReindexPlugin.class);
        for (var name : more) plugins.add(Class.forName(name).asSubclass(Plugin.class));
        return plugins;
    }
}
