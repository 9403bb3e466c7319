package org.elasticsearch.node;

import java.util.Collection;
import java.util.Map;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.plugins.ClasspathPlugins;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;

/**
 * A node whose plugins are on the class path. It sits in the server's package because what makes a
 * node with other plugins is visible only there.
 */
public final class EmbeddedNode extends Node {

    public EmbeddedNode(Settings settings, Collection<Class<? extends Plugin>> plugins) {
        super(
                NodeConstruction.prepareConstruction(
                        InternalSettingsPreparer.prepareEnvironment(
                                settings, Map.of(), null, () -> "embedded"),
                        ClasspathPlugins.noneInstalled(),
                        new NodeServiceProvider() {
                            @Override
                            PluginsService newPluginService(
                                    Environment environment, PluginsLoader loader) {
                                return new ClasspathPlugins(environment, plugins);
                            }
                        },
                        true));
    }

    /** The bound HTTP port, once the node has started. */
    public int httpPort() {
        return injector()
                .getInstance(HttpServerTransport.class)
                .boundAddress()
                .publishAddress()
                .getPort();
    }
}
