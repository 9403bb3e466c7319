package dev.sextant.desktop;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a start of the program asks for: of itself, or of the instance that runs already. */
public sealed interface Request {

    /** To see the window. */
    record Show() implements Request {}

    /** To be there without a window, where there is a way back to one. */
    record Background() implements Request {}

    /**
     * To follow a link.
     *
     * @param text as it was given; whoever follows it reads it with doubt
     */
    record Link(String text) implements Request {}

    /**
     * To take in a profile file.
     *
     * @param file absolute
     */
    record ProfileFile(Path file) implements Request {}

    /** As one line without its end. */
    default String line() {
        return switch (this) {
            case Show() -> "SHOW";
            case Background() -> "BACKGROUND";
            case Link(var text) -> "LINK " + encoded(text);
            case ProfileFile(var file) -> "FILE " + encoded(file.toString());
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Null when the line is none. */
    static @Nullable Request of(String line) {
        var space = line.indexOf(' ');
        var word = space < 0 ? line : line.substring(0, space);
        try {
            var rest =
                    space < 0
                            ? ""
                            : URLDecoder.decode(line.substring(space + 1), StandardCharsets.UTF_8);
            return switch (word) {
                case "SHOW" -> space < 0 ? new Show() : null;
                case "BACKGROUND" -> space < 0 ? new Background() : null;
                case "LINK" -> rest.isEmpty() ? null : new Link(rest);
                case "FILE" -> Path.of(rest).isAbsolute() ? new ProfileFile(Path.of(rest)) : null;
                default -> null;
            };
        } catch (InvalidPathException e) {
            return null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
