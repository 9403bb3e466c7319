package dev.sextant.cluster.profile;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A saved connection, without its secret.
 *
 * @param name what a person calls it; unique on this machine
 * @param urls one or more nodes; http only on the loopback address
 * @param auth how Sextant proves who it is
 * @param trust which certificates are believed
 * @param clientCertificate a PKCS#12 file for mutual TLS, or null
 * @param indexPattern which indices hold the log, for example {@code model-logs-*}
 * @param zone for calendar buckets and local time
 * @param environment the environment shown first, or null for all
 * @param timeout deadline over a whole exchange
 * @param watched whether the alerting loop judges this cluster
 * @param mapping how its documents differ from the log contract
 * @param links where to go on from what it shows
 */
public record ClusterProfile(
        String name,
        List<URI> urls,
        Auth auth,
        Trust trust,
        @Nullable Path clientCertificate,
        String indexPattern,
        ZoneId zone,
        @Nullable String environment,
        Duration timeout,
        boolean watched,
        FieldMapping mapping,
        Links links) {

    public static final String DEFAULT_INDEX_PATTERN = "model-logs-*";
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public ClusterProfile {
        urls = List.copyOf(urls);
    }

    /** One whose documents follow the log contract, and that leads nowhere else. */
    public ClusterProfile(
            String name,
            List<URI> urls,
            Auth auth,
            Trust trust,
            @Nullable Path clientCertificate,
            String indexPattern,
            ZoneId zone,
            @Nullable String environment,
            Duration timeout,
            boolean watched) {
        this(
                name,
                urls,
                auth,
                trust,
                clientCertificate,
                indexPattern,
                zone,
                environment,
                timeout,
                watched,
                FieldMapping.NONE,
                Links.NONE);
    }

    public ClusterProfile withName(String changed) {
        return with(changed, trust, clientCertificate, watched, mapping, links);
    }

    public ClusterProfile withTrust(Trust changed) {
        return with(name, changed, clientCertificate, watched, mapping, links);
    }

    public ClusterProfile withClientCertificate(@Nullable Path changed) {
        return with(name, trust, changed, watched, mapping, links);
    }

    public ClusterProfile withWatched(boolean changed) {
        return with(name, trust, clientCertificate, changed, mapping, links);
    }

    public ClusterProfile withMapping(FieldMapping changed) {
        return with(name, trust, clientCertificate, watched, changed, links);
    }

    public ClusterProfile withLinks(Links changed) {
        return with(name, trust, clientCertificate, watched, mapping, changed);
    }

    private ClusterProfile with(
            String name,
            Trust trust,
            @Nullable Path clientCertificate,
            boolean watched,
            FieldMapping mapping,
            Links links) {
        return new ClusterProfile(
                name,
                urls,
                auth,
                trust,
                clientCertificate,
                indexPattern,
                zone,
                environment,
                timeout,
                watched,
                mapping,
                links);
    }

    /** How Sextant proves who it is. The secret itself is kept apart, by profile name. */
    public sealed interface Auth {
        record None() implements Auth {}

        record Basic(String user) implements Auth {}

        record ApiKey() implements Auth {}

        record Bearer() implements Auth {}

        /**
         * Each request is signed with keys of Amazon Web Services (Signature Version 4). The secret
         * is the secret access key; where a session token belongs to it, {@code SECRET:TOKEN}.
         *
         * @param region for example {@code eu-west-1}
         * @param service {@code es} for a domain of Amazon OpenSearch Service, {@code aoss} for
         *     OpenSearch Serverless
         * @param accessKey the id of the access key; null when the keys are in the environment, as
         *     {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and, for a session, {@code
         *     AWS_SESSION_TOKEN}
         */
        record Aws(String region, String service, @Nullable String accessKey) implements Auth {
            public static final String DOMAIN = "es";
            public static final String SERVERLESS = "aoss";
        }

        /** Whether a secret has to be kept for it on this machine. */
        default boolean needsSecret() {
            return switch (this) {
                case None() -> false;
                case Basic(var _), ApiKey(), Bearer() -> true;
                case Aws(var _, var _, var accessKey) -> accessKey != null;
            };
        }
    }

    /** Which certificates are believed. */
    public sealed interface Trust {
        /** The Java runtime's own certificate authorities. */
        record Platform() implements Trust {}

        /** The PEM certificates in a file. */
        record CaFile(Path file) implements Trust {}

        /**
         * One certificate authority, named by the SHA-256 of its certificate; chain, dates and host
         * name are still checked.
         *
         * @param sha256 64 hexadecimal digits in lower case
         */
        record CaFingerprint(String sha256) implements Trust {}
    }
}
