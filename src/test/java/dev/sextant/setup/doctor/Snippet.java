package dev.sextant.setup.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.functional.RealServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Does what a mending says, to the letter. */
final class Snippet {

    private static final Pattern REQUEST = Pattern.compile("(?m)^(GET|PUT|POST) (/\\S+)$");
    private static final Pattern GROK = Pattern.compile("(?m)^\\s*\"(\\^%\\{.*)\",?$");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String mend;

    Snippet(String mend) {
        this.mend = mend;
    }

    record Request(String method, String path, String body) {}

    List<Request> requests() {
        var requests = new ArrayList<Request>();
        var found = REQUEST.matcher(mend);
        while (found.find()) {
            requests.add(new Request(found.group(1), found.group(2), body(found.end())));
        }
        return requests;
    }

    /** The first JSON value after a place; empty when something else follows. */
    private String body(int from) {
        var rest = mend.substring(from).stripLeading();
        if (!rest.startsWith("{")) return "";
        try (var parser = JSON.getFactory().createParser(rest)) {
            return JSON.readTree(parser).toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + rest, e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Sends those that write. */
    void run(RealServer server) {
        for (var request : requests()) {
            if (request.method().equals("GET")) continue;
            server.json(request.method(), request.path(), request.body());
        }
    }

    /** The patterns of its grok. */
    List<TinyGrok> groks() {
        return GROK.matcher(mend)
                .results()
                .map(found -> new TinyGrok(found.group(1).replace("[@metadata][time]", "time")))
                .toList();
    }
}
