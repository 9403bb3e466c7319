package dev.sextant.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments, each {@code name=value}.
 *
 * @param home {@code home=DIR}: everything the node writes is below it
 * @param port {@code port=N}: the HTTP port on the loopback address, 0 for any free one
 * @param plugins {@code plugin=CLASS}, may repeat: plugins on the class path
 * @param settings any other {@code name=value}: settings of the node, over {@link NodeSettings}
 * @param secrets {@code secret:name=VARIABLE}: secure settings, read from the environment
 */
record NodeArguments(
        Path home,
        int port,
        List<String> plugins,
        Map<String, String> settings,
        Map<String, String> secrets) {

    private static final String SECRET = "secret:";

    static NodeArguments parse(String[] arguments) {
        Path home = null;
        var port = 0;
        var plugins = new ArrayList<String>();
        var settings = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, String>();
        for (var argument : arguments) {
            var equals = argument.indexOf('=');
            if (equals < 1) throw new IllegalArgumentException("not name=value: " + argument);
            var name = argument.substring(0, equals);
            var value = argument.substring(equals + 1);
            switch (name) {
                case "home" -> home = Path.of(value).toAbsolutePath();
                case "port" -> port = Integer.parseInt(value);
                case "plugin" -> plugins.add(value);
                default -> {
                    if (name.startsWith(SECRET)) {
                        secrets.put(name.substring(SECRET.length()), fromEnvironment(value));
                    } else {
                        settings.put(name, value);
                    }
                }
            }
        }
        if (home == null) throw new IllegalArgumentException("home=DIR is missing");
        return new NodeArguments(home, port, plugins, settings, secrets);
    }

    private static String fromEnvironment(String variable) {
        var value = System.getenv(variable);
        if (value == null) throw new IllegalArgumentException(variable + " is not set");
        return value;
    }
}
