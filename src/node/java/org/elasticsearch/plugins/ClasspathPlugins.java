package org.elasticsearch.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elasticsearch.Build;
import org.elasticsearch.action.admin.cluster.node.info.PluginsAndModules;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.spi.SPIClassIterator;

/**
 * Loads plugins from the class path instead of from an installation's directories. It sits in the
 * server's package because a loaded plugin is visible only there.
 */
public final class ClasspathPlugins extends PluginsService {
    private final List<LoadedPlugin> loaded = new ArrayList<>();

    public ClasspathPlugins(Environment environment, Collection<Class<? extends Plugin>> plugins) {
        super(environment.settings(), environment.configDir(), noneInstalled());
        for (var type : plugins) {
            var plugin = loadPlugin(type, environment.settings(), environment.configDir());
            loaded.add(new LoadedPlugin(descriptor(type), plugin, type.getClassLoader()));
        }
        loadExtensions(loaded);
    }

    /** A loader that finds nothing and does not look for the exports of modules. */
    public static PluginsLoader noneInstalled() {
        return PluginsLoader.createPluginsLoader(Set.of(), Set.of(), Map.of(), false);
    }

    /** The constructor of the superclass asks before there are any. */
    @Override
    protected List<LoadedPlugin> plugins() {
        return loaded == null ? List.of() : loaded;
    }

    /**
     * All plugins share one class loader, so every provider is found once, and belongs to the
     * plugin that its constructor asks for.
     */
    @Override
    public <T> List<? extends T> loadServiceProviders(Class<T> service) {
        var providers = new ArrayList<T>();
        SPIClassIterator.get(service, ClasspathPlugins.class.getClassLoader())
                .forEachRemaining(
                        type -> provider(type).map(service::cast).ifPresent(providers::add));
        return providers;
    }

    /** Nothing, if the provider belongs to a plugin that is not loaded. */
    private Optional<?> provider(Class<?> type) {
        try {
            Constructor<?> plain = null;
            var owned = false;
            for (var constructor : type.getConstructors()) {
                if (constructor.getParameterCount() == 0) {
                    plain = constructor;
                    continue;
                }
                owned = true;
                var owner = constructor.getParameterTypes()[0];
                for (var candidate : loaded) {
                    if (owner.isInstance(candidate.instance())) {
                        return Optional.of(constructor.newInstance(candidate.instance()));
                    }
                }
            }
            if (plain != null && !owned) return Optional.of(plain.newInstance());
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }

    @Override
    public PluginsAndModules info() {
        return new PluginsAndModules(
                loaded.stream()
                        .map(plugin -> new PluginRuntimeInfo(plugin.descriptor(), false, null))
                        .toList(),
                List.of());
    }

    private static PluginDescriptor descriptor(Class<?> type) {
        var properties =
                """
                name=%s
                description=on the class path
                version=1
                elasticsearch.version=%s
                java.version=17
                classname=%s
                """
                        .formatted(type.getSimpleName(), Build.current().version(), type.getName());
        try {
            return PluginDescriptor.readInternalDescriptorFromStream(
                    new ByteArrayInputStream(properties.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
