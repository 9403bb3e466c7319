package dev.sextant.store.profiles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.alert.Matcher;
import dev.sextant.notify.Receiver;
import dev.sextant.notify.ReceiverRules;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import dev.sextant.text.Sentence;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A receiver as it is written in a file; with the name of its secret, never the secret. */
final class ReceiverJson {

    private static final Set<String> EVERY = Set.of("name", "kind", "match");

    private ReceiverJson() {}

    static ObjectNode write(Receiver receiver) {
        var node = StrictJson.object();
        node.put("name", receiver.name());
        node.put("kind", receiver.kind().text());
        var matchers = node.putArray("match");
        for (var one : receiver.matchers()) matchers.add(one.label() + "=" + one.value());
        switch (receiver) {
            case Receiver.Desktop _ -> {}
            case Receiver.Slack slack ->
                    node.put(
                                    "endpoint",
                                    slack.endpoint() == null ? null : slack.endpoint().toString())
                            .put("credential", slack.credential());
            case Receiver.PagerDuty pagerDuty ->
                    node.put("endpoint", pagerDuty.endpoint().toString())
                            .put("credential", pagerDuty.credential());
            case Receiver.Email email -> {
                node.put("host", email.host()).put("port", email.port()).put("from", email.from());
                var to = node.putArray("to");
                email.to().forEach(to::add);
                node.put("user", email.user()).put("credential", email.credential());
            }
            case Receiver.Webhook webhook ->
                    node.put("endpoint", webhook.endpoint().toString())
                            .put("credential", webhook.credential());
        }
        return node;
    }

    static Receiver read(StrictJson json) throws StoreException {
        var kind = kind(json.get("kind"));
        json.only(known(kind));
        var name = json.get("name").text();
        var matchers = matchers(json);
        var credential = json.textOrNull("credential");
        var receiver =
                switch (kind) {
                    case DESKTOP -> new Receiver.Desktop(name, matchers);
                    case SLACK ->
                            new Receiver.Slack(
                                    name,
                                    matchers,
                                    json.has("endpoint") ? url(json.get("endpoint")) : null,
                                    credential);
                    case PAGERDUTY ->
                            new Receiver.PagerDuty(
                                    name, matchers, url(json.get("endpoint")), credential);
                    case EMAIL -> email(json, name, matchers, credential);
                    case WEBHOOK ->
                            new Receiver.Webhook(
                                    name, matchers, url(json.get("endpoint")), credential);
                };
        var problem = ReceiverRules.receiver(receiver);
        if (problem != null) throw json.refused(problem);
        return receiver;
    }

    private static Receiver email(
            StrictJson json, String name, List<Matcher> matchers, @Nullable String credential)
            throws StoreException {
        var port = json.get("port");
        if (port.number() < 1 || port.number() > 65_535)
            throw port.wrong(Sentence.of("store.json.port"));
        var to = new ArrayList<String>();
        for (var item : json.items("to")) to.add(item.text());
        return new Receiver.Email(
                name,
                matchers,
                json.get("host").text(),
                (int) port.number(),
                json.get("from").text(),
                to,
                json.textOrNull("user"),
                credential);
    }

    private static List<Matcher> matchers(StrictJson json) throws StoreException {
        var matchers = new ArrayList<Matcher>();
        for (var item : json.items("match")) {
            var problem = ReceiverRules.matcher(item.text());
            if (problem != null) throw item.refused(problem);
            matchers.add(ReceiverRules.matcherOf(item.text()));
        }
        return matchers;
    }

    private static Receiver.Kind kind(StrictJson json) throws StoreException {
        for (var kind : Receiver.Kind.values()) {
            if (kind.text().equals(json.text())) return kind;
        }
        throw json.wrong(
                Sentence.of(
                        "rulefile.oneof",
                        Arrays.stream(Receiver.Kind.values())
                                .map(Receiver.Kind::text)
                                .collect(Collectors.joining(", "))));
    }

    private static Set<String> known(Receiver.Kind kind) {
        var known = new java.util.TreeSet<>(EVERY);
        known.addAll(
                switch (kind) {
                    case DESKTOP -> Set.<String>of();
                    case SLACK, PAGERDUTY, WEBHOOK -> Set.of("endpoint", "credential");
                    case EMAIL -> Set.of("host", "port", "from", "to", "user", "credential");
                });
        return known;
    }

    private static URI url(StrictJson json) throws StoreException {
        try {
            return new URI(json.text());
        } catch (URISyntaxException e) {
            throw json.wrong(Sentence.of("store.json.url"));
        }
    }
}
