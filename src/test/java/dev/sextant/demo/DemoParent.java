package dev.sextant.demo;

import dev.sextant.store.Directories;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts a demo below a directory, prints the server's process id, and waits. */
final class DemoParent {

    private DemoParent() {}

    public static void main(String[] arguments) throws Exception {
        try (var server = DemoServer.start(directories(Path.of(arguments[0])), step -> {})) {
            System.out.println(server.process().pid());
            new CountDownLatch(1).await();
        }
    }

    static Directories directories(Path home) {
        return new Directories(
                home.resolve("config"),
                home.resolve("data"),
                home.resolve("logs"),
                home.resolve("cache"));
    }
}
