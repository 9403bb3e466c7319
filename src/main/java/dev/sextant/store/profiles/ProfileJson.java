package dev.sextant.store.profiles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.ClusterProfile.Auth;
import dev.sextant.cluster.profile.ClusterProfile.Trust;
import dev.sextant.cluster.profile.FieldMapping;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.store.StoreException;
import dev.sextant.store.StrictJson;
import dev.sextant.text.Sentence;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A profile as it is written in a file; never with its secret. */
final class ProfileJson {

    /** Left out where the log is as the contract has it. */
    private static final String MAPPING = "mapping";

    private static final Set<String> FIELDS =
            Set.of(
                    "name",
                    "urls",
                    "auth",
                    "user",
                    "region",
                    "service",
                    "access_key",
                    "trust",
                    "ca_file",
                    "ca_sha256",
                    "client_certificate",
                    "index",
                    "time_zone",
                    "environment",
                    "timeout_ms",
                    "links",
                    "watched",
                    MAPPING);

    /** What is written of a profile that is handed to others. */
    private static final Set<String> SHARED =
            Set.of(
                    "name",
                    "urls",
                    "auth",
                    "user",
                    "region",
                    "service",
                    "access_key",
                    "trust",
                    "ca_sha256",
                    "index",
                    "time_zone",
                    "environment",
                    "timeout_ms",
                    "links",
                    MAPPING);

    /** A CA file whose certificates come along. */
    static final Trust ELSEWHERE = new Trust.CaFile(Path.of("ca.pem"));

    private ProfileJson() {}

    static ObjectNode write(ClusterProfile profile) {
        var node = StrictJson.object();
        node.put("name", profile.name());
        var urls = node.putArray("urls");
        profile.urls().forEach(url -> urls.add(url.toString()));
        switch (profile.auth()) {
            case Auth.None() -> node.put("auth", "none");
            case Auth.Basic(var user) -> node.put("auth", "basic").put("user", user);
            case Auth.ApiKey() -> node.put("auth", "api-key");
            case Auth.Bearer() -> node.put("auth", "bearer");
            case Auth.Aws(var region, var service, var accessKey) ->
                    node.put("auth", "aws")
                            .put("region", region)
                            .put("service", service)
                            .put("access_key", accessKey);
        }
        switch (profile.trust()) {
            case Trust.Platform() -> node.put("trust", "platform");
            case Trust.CaFile(var file) ->
                    node.put("trust", "ca-file").put("ca_file", file.toString());
            case Trust.CaFingerprint(var sha256) ->
                    node.put("trust", "ca-fingerprint").put("ca_sha256", sha256);
        }
        var certificate = profile.clientCertificate();
        node.put("client_certificate", certificate == null ? null : certificate.toString());
        node.put("index", profile.indexPattern());
        node.put("time_zone", profile.zone().getId());
        node.put("environment", profile.environment());
        node.put("timeout_ms", profile.timeout().toMillis());
        LinksJson.write(profile.links(), node);
        node.put("watched", profile.watched());
        if (!profile.mapping().equals(FieldMapping.NONE)) {
            node.set(MAPPING, MappingJson.write(profile.mapping()));
        }
        return node;
    }

    static ClusterProfile read(StrictJson json) throws StoreException {
        json.only(FIELDS);
        var urls = urls(json);
        var name = json.get("name");
        var certificate = json.get("client_certificate");
        return checked(
                json,
                urls,
                good(name, ProfileRules.name(name.text())),
                trust(json),
                json.has("client_certificate") ? path(certificate) : null,
                json.get("watched").flag());
    }

    /**
     * One that was handed over: its name may be any, and a CA file is only promised, by the path
     * {@link #ELSEWHERE}.
     */
    static ClusterProfile readShared(StrictJson json) throws StoreException {
        json.only(SHARED);
        var trust = json.get("trust").text().equals("ca-file") ? ELSEWHERE : trust(json);
        return checked(json, urls(json), json.get("name").text(), trust, null, false);
    }

    private static ClusterProfile checked(
            StrictJson json,
            List<URI> urls,
            String name,
            Trust trust,
            @Nullable Path clientCertificate,
            boolean watched)
            throws StoreException {
        var zone = json.get("time_zone");
        var timeout = json.get("timeout_ms");
        var mapping = json.has(MAPPING) ? MappingJson.read(json.get(MAPPING)) : FieldMapping.NONE;
        var connection =
                new ClusterProfile(
                        name,
                        urls,
                        auth(json),
                        trust,
                        clientCertificate,
                        good(
                                json.get("index"),
                                ProfileRules.indexPattern(json.get("index").text())),
                        ZoneId.of(good(zone, ProfileRules.zone(zone.text()))),
                        json.textOrNull("environment"),
                        Duration.ofMillis(timeout.number()),
                        watched);
        var profile = connection.withMapping(mapping).withLinks(LinksJson.read(json));
        var problem = ProfileRules.connection(profile);
        if (problem != null) throw json.refused(problem);
        return profile;
    }

    private static List<URI> urls(StrictJson json) throws StoreException {
        var urls = new ArrayList<URI>();
        for (var item : json.items("urls")) {
            urls.add(URI.create(good(item, ProfileRules.url(item.text()))));
        }
        return urls;
    }

    private static Auth auth(StrictJson json) throws StoreException {
        var kind = json.get("auth");
        return switch (kind.text()) {
            case "none" -> new Auth.None();
            case "basic" -> new Auth.Basic(json.get("user").text());
            case "api-key" -> new Auth.ApiKey();
            case "bearer" -> new Auth.Bearer();
            case "aws" -> aws(json);
            default ->
                    throw kind.wrong(
                            Sentence.of("store.json.or", "none, basic, api-key, bearer", "aws"));
        };
    }

    private static Auth aws(StrictJson json) throws StoreException {
        var region = json.get("region");
        var service = json.get("service");
        good(region, ProfileRules.region(region.text()));
        good(service, ProfileRules.service(service.text()));
        var accessKey = json.textOrNull("access_key");
        if (accessKey != null) good(json.get("access_key"), ProfileRules.accessKey(accessKey));
        return new Auth.Aws(region.text(), service.text(), accessKey);
    }

    private static Trust trust(StrictJson json) throws StoreException {
        var kind = json.get("trust");
        return switch (kind.text()) {
            case "platform" -> new Trust.Platform();
            case "ca-file" -> new Trust.CaFile(path(json.get("ca_file")));
            case "ca-fingerprint" -> new Trust.CaFingerprint(json.get("ca_sha256").text());
            default ->
                    throw kind.wrong(
                            Sentence.of("store.json.or", "platform, ca-file", "ca-fingerprint"));
        };
    }

    private static Path path(StrictJson json) throws StoreException {
        try {
            return Path.of(json.text());
        } catch (InvalidPathException e) {
            throw json.wrong(Sentence.of("store.json.path"));
        }
    }

    private static String good(StrictJson json, @Nullable Sentence problem) throws StoreException {
        if (problem != null) throw json.refused(problem);
        return json.text();
    }
}
