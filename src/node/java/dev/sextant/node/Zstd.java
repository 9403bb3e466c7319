package dev.sextant.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server wants a native zstd library under its bare name in one directory; systems have it
 * under a versioned name. A link in the node's own directory brings them together.
 */
final class Zstd {

    private Zstd() {}

    /** Returns a sentence if this system has no such library. */
    static Optional<String> link(Path home) throws IOException {
        // The vector library is not published, and without it the server must not look for it.
        System.setProperty(
                "org.elasticsearch.nativeaccess.enableVectorLibrary", Boolean.FALSE.toString());
        var libraries = Files.createDirectories(home.resolve("native"));
        System.setProperty("es.nativelibs.path", libraries.toString());
        for (var candidate : candidates()) {
            if (!Files.isRegularFile(candidate)) continue;
            var link = libraries.resolve(isMac() ? "libzstd.dylib" : "libzstd.so");
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, candidate.toRealPath());
            return Optional.empty();
        }
        return Optional.of(
                "this system has no zstd library (libzstd1), so indices can use only the default"
                        + " codec");
    }

    private static List<Path> candidates() {
        if (isMac()) {
            return List.of(
                    Path.of("/opt/homebrew/lib/libzstd.1.dylib"),
                    Path.of("/usr/local/lib/libzstd.1.dylib"));
        }
        var triple =
                switch (System.getProperty("os.arch")) {
                    case "aarch64" -> "aarch64-linux-gnu";
                    case "riscv64" -> "riscv64-linux-gnu";
                    case "ppc64le" -> "powerpc64le-linux-gnu";
                    case "s390x" -> "s390x-linux-gnu";
                    default -> "x86_64-linux-gnu";
                };
        return List.of(
                Path.of("/usr/lib", triple, "libzstd.so.1"),
                Path.of("/lib", triple, "libzstd.so.1"),
                Path.of("/usr/lib64/libzstd.so.1"),
                Path.of("/lib64/libzstd.so.1"),
                Path.of("/usr/lib/libzstd.so.1"),
                Path.of("/usr/local/lib/libzstd.so.1"));
    }

    private static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }
}
