package dev.sextant.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to start a node.
 *
 * @param jars the directory of the server's jars
 * @param home everything the node writes is below it
 * @param log where its standard error goes; overwritten
 * @param port on the loopback address; 0 for any free one
 * @param arguments further {@code name=value} for the node: settings, {@code plugin=CLASS}, {@code
 *     secret:SETTING=VARIABLE}
 * @param environment further environment variables, for secrets
 * @param deadline how long it may take until it answers
 */
public record NodeLaunch(
        Path jars,
        Path home,
        Path log,
        int port,
        List<String> arguments,
        Map<String, String> environment,
        Duration deadline) {

    /** A loaded machine needs much longer than the usual five seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    public NodeLaunch {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A node with no extras on a free port. */
    public static NodeLaunch of(Path jars, Path home, Path log) {
        return new NodeLaunch(jars, home, log, 0, List.of(), Map.of(), DEADLINE);
    }

    public NodeLaunch withPort(int number) {
        return new NodeLaunch(jars, home, log, number, arguments, environment, deadline);
    }

    public NodeLaunch with(List<String> more, Map<String, String> variables) {
        return new NodeLaunch(jars, home, log, port, more, variables, deadline);
    }
}
