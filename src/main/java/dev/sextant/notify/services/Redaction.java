package dev.sextant.notify.services;

import dev.sextant.cluster.profile.Secret;
import dev.sextant.model.VisibleText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a receiver's secret out of what servers and libraries say: the secret itself, the parts of
 * it that a webhook's address has, and how a login wraps it.
 */
final class Redaction {

    private static final int LONGEST_QUOTE = 200;
    private static final int SHORTEST_PART = 6;
    private static final String DOTS = "•••";

    private final List<String> hidden = new ArrayList<>();

    /**
     * @param user with whom the secret logs in; null when it does not
     */
    Redaction(@Nullable Secret secret, @Nullable String user) {
        if (secret != null && !secret.value().isBlank()) {
            var value = secret.value();
            hidden.add(value);
            hidden.add(encoded(value));
            if (user != null) hidden.add(encoded("\0" + user + "\0" + value));
            addParts(value);
        }
        hidden.sort(Comparator.comparingInt(String::length).reversed());
    }

    private void addParts(String value) {
        try {
            var path = new URI(value).getRawPath();
            if (path == null) return;
            if (path.length() > 1) hidden.add(path);
            for (var part : path.split("/", -1)) {
                if (part.length() >= SHORTEST_PART && !part.equals("services")) hidden.add(part);
            }
        } catch (URISyntaxException e) {
            // then it has no parts
        }
    }

    /** On one short line, fit for a delivery log. */
    String quote(@Nullable String text) {
        if (text == null) return "";
        var safe = text;
        for (var secret : hidden) safe = safe.replace(secret, DOTS);
        return VisibleText.line(safe.strip(), LONGEST_QUOTE);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
