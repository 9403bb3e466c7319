package dev.sextant.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Secret;
import dev.sextant.monitor.KeptHealth;
import dev.sextant.monitor.ThreadDump;
import dev.sextant.notify.Receiver;
import dev.sextant.store.StoreException;
import dev.sextant.support.SupportBundle.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the texts of a support bundle, each from a list of what may be in it. */
final class Gathering {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_OF_A_LOG = 1024 * 1024;

    /** What in a rule file may be a key that someone put there. */
    private static final Pattern WORD = Pattern.compile("[^\\s\"'`,;<>]{8,}");

    private static final Pattern MIXED = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z]).*");

    private final SupportSources sources;
    private final Names names;
    private final List<String> secret = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    Gathering(SupportSources sources, boolean masked) {
        this.sources = sources;
        names = new Names(masked);
    }

    SupportBundle bundle() throws StoreException {
        entries.add(new Entry("about.txt", Machine.about()));
        entries.add(new Entry("metrics.txt", Machine.metrics(sources.directories())));
        var profiles = sources.profiles().profiles();
        profiles(profiles);
        settings(profiles);
        receivers();
        rules(profiles);
        entries.add(new Entry("threads.txt", ThreadDump.take()));
        logs();
        names.of("person", System.getProperty("user.name"));
        return new SupportBundle(new Secrets(secret), names, entries);
    }

    private void keep(@Nullable Secret value) {
        if (value != null) secret.add(value.value());
    }

    private void profiles(List<ClusterProfile> profiles) throws StoreException {
        var root = JSON.createObjectNode();
        var all = root.putArray("profiles");
        for (var profile : profiles) {
            var credentials = sources.profiles().credentials(profile);
            keep(credentials.secret());
            keep(credentials.certificatePassword());
            var node = all.addObject().put("name", names.of("profile", profile.name()));
            var urls = node.putArray("urls");
            for (var url : profile.urls()) {
                var login = url.getUserInfo();
                if (login != null) secret.add(login.substring(login.indexOf(':') + 1));
                urls.add(
                        url.getScheme()
                                + "://"
                                + names.of("host", url.getHost())
                                + port(url.getPort()));
            }
            node.put("auth", word(profile.auth()));
            if (profile.auth() instanceof ClusterProfile.Auth.Basic(var user)) {
                node.put("user", names.of("person", user));
            }
            if (profile.auth() instanceof ClusterProfile.Auth.Aws aws) {
                node.put("region", aws.region()).put("service", aws.service());
            }
            node.put("trust", word(profile.trust()))
                    .put("client_certificate", profile.clientCertificate() != null)
                    .put("index_pattern", names.of("index", profile.indexPattern()))
                    .put("zone", profile.zone().getId())
                    .put("environment", names.of("environment", profile.environment()))
                    .put("timeout_ms", profile.timeout().toMillis())
                    .put("watched", profile.watched());
        }
        add("profiles.json", root);
    }

    private static String port(int port) {
        return port < 0 ? "" : ":" + port;
    }

    private static String word(Object kind) {
        return kind.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void settings(List<ClusterProfile> profiles) {
        var root = JSON.createObjectNode();
        var preferences = sources.preferences();
        root.put("theme", preferences.look().name().toLowerCase(Locale.ROOT));
        root.put("preferences_set_aside", preferences.problem() != null);
        var views = root.putArray("views");
        for (var profile : profiles) {
            var view = preferences.view(profile.name());
            var last = view.last();
            views.addObject()
                    .put("profile", names.of("profile", profile.name()))
                    .put("last_ms", last == null ? null : last.toMillis())
                    .put("filtered", !view.filter().equals(dev.sextant.model.Filter.ALL))
                    .put("refresh_ms", view.refresh().toMillis())
                    .put("paused", view.paused())
                    .put("utc", view.utc());
        }
        add("settings.json", root);
    }

    private void receivers() throws StoreException {
        var root = JSON.createObjectNode();
        var all = root.putArray("receivers");
        for (var receiver : sources.receivers().receivers()) {
            var value = sources.receivers().secret(receiver);
            keep(value);
            hideAddress(receiver);
            all.addObject()
                    .put("name", names.of("receiver", receiver.name()))
                    .put("kind", receiver.kind().text())
                    .put("matchers", receiver.matchers().size())
                    .put("has_secret", value != null);
        }
        var standings = root.putArray("standings");
        for (var standing : sources.standings().get()) {
            var since = standing.failingSince();
            var delivered = standing.delivered();
            standings
                    .addObject()
                    .put("receiver", names.of("receiver", standing.receiver()))
                    .put("delivered", delivered == null ? null : delivered.toString())
                    .put("failing_since", since == null ? null : since.toString())
                    .put("broken", standing.broken())
                    .put("waiting", standing.waiting())
                    .put("detail", standing.detail());
        }
        add("receivers.json", root);
    }

    /** The path of an address may be a key: it is one, for this purpose. */
    private void hideAddress(Receiver receiver) {
        var address =
                switch (receiver) {
                    case Receiver.Slack slack -> slack.endpoint();
                    case Receiver.PagerDuty duty -> duty.endpoint();
                    case Receiver.Webhook hook -> hook.endpoint();
                    case Receiver.Email mail -> {
                        names.of("host", mail.host());
                        names.of("person", mail.user());
                        yield null;
                    }
                    case Receiver.Desktop _ -> null;
                };
        if (address == null) return;
        names.of("host", address.getHost());
        var path = address.getRawPath();
        var usual = receiver.kind() == Receiver.Kind.PAGERDUTY;
        if (!usual && path != null && path.length() > 1) secret.add(path);
        var query = address.getRawQuery();
        if (query != null) secret.add(query);
    }

    private void rules(List<ClusterProfile> profiles) throws StoreException {
        var loaded = sources.rules().load();
        for (var file : sources.rules().files()) {
            try {
                WORD.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group())
                        .filter(word -> MIXED.matcher(word).matches())
                        .forEach(secret::add);
            } catch (IOException e) {
                // a file that cannot be read holds nothing that could get out
            }
        }
        var root = JSON.createObjectNode();
        root.put("refused_files", loaded.problems().size());
        var all = root.putArray("rules");
        for (var stored : loaded.rules()) {
            var rule = stored.rule();
            all.addObject()
                    .put("id", rule.id())
                    .put("severity", rule.severity().code())
                    .put("condition", word(rule.condition()))
                    .put("interval_ms", rule.interval().toMillis())
                    .put("pending_ms", rule.pendingFor().toMillis())
                    .put("enabled", rule.enabled())
                    .put(
                            "shipped",
                            stored.origin().equals(dev.sextant.store.rules.RuleStore.SHIPPED));
        }
        add("rules.json", root);
        health(profiles);
    }

    private void health(List<ClusterProfile> profiles) {
        var root = JSON.createObjectNode();
        for (var profile : profiles) {
            var node = root.putObject(String.valueOf(names.of("profile", profile.name())));
            try {
                var kept = KeptHealth.of(sources.directories(), profile, sources.clock().instant());
                kept.forEach(
                        (rule, found) ->
                                node.putObject(rule)
                                        .put(
                                                "status",
                                                found.status().name().toLowerCase(Locale.ROOT))
                                        .put("reason", found.reason()));
            } catch (StoreException e) {
                node.put("not_read", e.sentence());
            }
        }
        add("health.json", root);
    }

    private void logs() {
        try (var files = Files.newDirectoryStream(sources.directories().logs(), "sextant*.log")) {
            for (var file : files) {
                entries.add(new Entry("logs/" + file.getFileName(), end(file)));
            }
        } catch (IOException e) {
            entries.add(new Entry("logs/none.txt", "There are no logs: " + e.getMessage()));
        }
    }

    /** The newest part: what is older rarely helps. */
    private static String end(Path file) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var from = Math.max(0, log.length() - MOST_OF_A_LOG);
            log.seek(from);
            var bytes = new byte[(int) Math.min(MOST_OF_A_LOG, log.length() - from)];
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void add(String name, ObjectNode node) {
        entries.add(new Entry(name, node.toPrettyString() + "\n"));
    }
}
