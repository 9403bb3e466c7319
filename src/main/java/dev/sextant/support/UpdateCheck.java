package dev.sextant.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks once whether there is a newer version. Nothing is sent but the request itself, under the
 * program's plain name; an answer that is not exactly as expected counts as none.
 */
public final class UpdateCheck {

    /**
     * Where releases are announced. Whoever publishes releases enters it here; a build from the
     * sources has none, and a person may enter one in the settings.
     */
    public static final String FEED = "";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LARGEST = 64 * 1024;
    private static final int OK = 200;
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6}(\\.\\d{1,6}){1,3})");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;

    /**
     * A newer version.
     *
     * @param page where it can be had; https
     */
    public record Newer(String version, URI page) {}

    /**
     * @throws IOException when the address is not https, nor plain http to this machine
     */
    public UpdateCheck(String address) throws IOException {
        this.address = checked(address);
    }

    /** Why an address cannot be used, as a sentence; null when it can. */
    public static @Nullable String problem(String address) {
        try {
            checked(address);
            return null;
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static URI checked(String address) throws IOException {
        try {
            var found = new URI(address.strip());
            var host = found.getHost();
            var own = "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
            var plain = "http".equals(found.getScheme()) && own;
            if (host != null && found.getUserInfo() == null) {
                if (plain || "https".equals(found.getScheme())) return found;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IOException("\"" + address + "\" is not an https address.");
    }

    /**
     * Blocks, at most ten seconds.
     *
     * @return null when this is the newest
     */
    public @Nullable Newer ask() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(TIMEOUT)
                        .header("User-Agent", "Sextant")
                        .header("Accept", "application/json")
                        .GET()
                        .build();
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(TIMEOUT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != OK) {
                    throw new IOException("the feed answers with " + answer.statusCode());
                }
                return read(body);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static @Nullable Newer read(InputStream body) throws IOException {
        var bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) throw new IOException("the feed's answer is too large");
        var node = JSON.readTree(bytes);
        var match = VERSION.matcher(text(node, "version", "tag_name"));
        if (!match.matches()) throw new IOException("the feed names no version");
        var version = match.group(1);
        if (!Version.isOlderThan(version)) return null;
        return new Newer(version, checked(text(node, "url", "html_url")));
    }

    private static String text(@Nullable JsonNode node, String name, String other)
            throws IOException {
        if (node != null && node.isObject()) {
            for (var key : new String[] {name, other}) {
                var value = node.get(key);
                if (value != null && value.isTextual()) return value.asText();
            }
        }
        throw new IOException("the feed's answer has no " + name);
    }
}
