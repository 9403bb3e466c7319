package dev.sextant.cluster.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.ClusterException.Reason;
import dev.sextant.cluster.ClusterInfo;
import dev.sextant.cluster.ConnectionTest;
import dev.sextant.cluster.Expiry;
import dev.sextant.cluster.ServerKind;
import dev.sextant.cluster.WireRequest;
import dev.sextant.cluster.elastic.http.Breakdown;
import dev.sextant.cluster.elastic.http.ElasticConnection;
import dev.sextant.cluster.elastic.http.ElasticConnection.Format;
import dev.sextant.cluster.elastic.http.UntrustedCertificateException;
import dev.sextant.cluster.elastic.http.UntrustedCertificateException.Presented;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.cluster.profile.ProfileRules;
import dev.sextant.text.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connection test for Elasticsearch and OpenSearch. */
public final class ElasticConnectionTest implements ConnectionTest {

    private static final Duration CERTIFICATE_ENDS_SOON = Duration.ofDays(21);

    @Override
    public void run(ClusterProfile profile, Credentials credentials, Consumer<Finding> each)
            throws InterruptedException {
        try (var connection = ElasticConnection.open(profile, credentials)) {
            new Run(profile, connection, each).steps();
        } catch (ClusterException e) {
            report(e, null, each);
        }
    }

    /** One run over one connection. */
    private static final class Run {
        private final ClusterProfile profile;
        private final ElasticConnection connection;
        private final Consumer<Finding> each;
        private @Nullable ServerKind kind;

        Run(ClusterProfile profile, ElasticConnection connection, Consumer<Finding> each) {
            this.profile = profile;
            this.connection = connection;
            this.each = each;
        }

        void steps() throws InterruptedException {
            if (!server()) return;
            var permitted = privileges();
            var fields = fields(permitted);
            if (fields == null) return;
            ContractFields.judge(fields, profile.mapping()).forEach(each);
        }

        private boolean server() throws InterruptedException {
            ClusterInfo info;
            try {
                info = connection.info();
            } catch (ClusterException e) {
                // Not being allowed to ask the version is the business of the step about
                // privileges.
                if (e.reason() != Reason.FORBIDDEN) {
                    report(e, connection.certificateExpiry(), each);
                    return false;
                }
                passed(Step.CREDENTIALS, connection, each);
                each.accept(Finding.skipped(Step.SERVER, Sentence.of("probe.version.forbidden")));
                return true;
            }
            passed(Step.CREDENTIALS, connection, each);
            keyEnds(info.kind());
            var old =
                    switch (info.kind()) {
                        case ELASTICSEARCH -> Sentence.of("probe.version.old", info.version());
                        case OPENSEARCH ->
                                Sentence.of("probe.version.old.opensearch", info.version());
                    };
            if (info.major() > 0 && info.major() < oldest(info.kind())) {
                each.accept(Finding.failed(Step.SERVER, old, Sentence.of("probe.version.update")));
                skip(Step.SERVER, each);
                return false;
            }
            var name = info.name().isEmpty() ? "—" : info.name();
            each.accept(
                    Finding.ok(
                            Step.SERVER,
                            switch (info.kind()) {
                                case ELASTICSEARCH ->
                                        Sentence.of("probe.version", info.version(), name);
                                case OPENSEARCH ->
                                        Sentence.of(
                                                "probe.version.opensearch", info.version(), name);
                            }));
            kind = info.kind();
            return true;
        }

        private static int oldest(ServerKind kind) {
            return switch (kind) {
                case ELASTICSEARCH -> 8;
                case OPENSEARCH -> 2;
            };
        }

        /** Says when the API key ends, where the cluster tells. */
        private void keyEnds(ServerKind kind) throws InterruptedException {
            var id = connection.apiKeyId();
            if (id == null) return;
            if (kind == ServerKind.OPENSEARCH) {
                each.accept(
                        Finding.warning(
                                Step.CREDENTIALS,
                                Sentence.of("probe.opensearch.key"),
                                Sentence.of("probe.opensearch.key.mend")));
                return;
            }
            try {
                var answer = connection.perform(get(Privileges.keyQuestion(id)), Format.JSON);
                var end = Privileges.keyEnds(answer.body());
                if (end != null) each.accept(keyFinding(new Expiry(Expiry.Kind.API_KEY, end)));
            } catch (ClusterException e) {
                // A proxy may keep this from us; the key is no worse for it.
            }
        }

        private static Finding keyFinding(Expiry expiry) {
            var day = LocalDate.ofInstant(expiry.at(), ZoneOffset.UTC);
            var sentence = Sentence.of("probe.key.ends", day.toString());
            return expiry.isSoon(Instant.now())
                    ? Finding.warning(Step.CREDENTIALS, sentence, Sentence.of("probe.key.another"))
                    : Finding.ok(Step.CREDENTIALS, sentence);
        }

        private boolean privileges() throws InterruptedException {
            if (kind == ServerKind.OPENSEARCH) {
                each.accept(
                        Finding.skipped(
                                Step.PRIVILEGES, Sentence.of("probe.opensearch.privileges")));
                return true;
            }
            JsonNode answer;
            try {
                answer =
                        connection
                                .perform(Privileges.question(profile.indexPattern()), Format.JSON)
                                .body();
            } catch (ClusterException e) {
                if (e.reason() == Reason.REJECTED) {
                    each.accept(
                            Finding.skipped(Step.PRIVILEGES, Sentence.of("probe.security.none")));
                    return true;
                }
                each.accept(Finding.failed(Step.PRIVILEGES, e.words(), null));
                return true;
            }
            var missing = Privileges.missing(answer);
            if (missing.isEmpty()) {
                each.accept(Finding.ok(Step.PRIVILEGES, Sentence.of("probe.privileges")));
                return true;
            }
            each.accept(
                    Finding.failed(
                            Step.PRIVILEGES,
                            Sentence.of("probe.privileges.missing", String.join(", ", missing)),
                            Sentence.of("probe.privileges.ask")));
            return missing.stream().noneMatch(one -> one.startsWith("read on "));
        }

        /** The fields' capabilities; null when there is nothing to judge. */
        private @Nullable JsonNode fields(boolean permitted) throws InterruptedException {
            var path =
                    "/%s/_field_caps?fields=%s&ignore_unavailable=true&allow_no_indices=true"
                            .formatted(
                                    ProfileRules.pathSegment(profile.indexPattern()),
                                    ContractFields.names(profile.mapping()));
            JsonNode answer;
            try {
                answer = connection.perform(get(path), Format.JSON).body();
            } catch (ClusterException e) {
                each.accept(Finding.failed(Step.INDICES, e.words(), null));
                skip(Step.INDICES, each);
                return null;
            }
            var indices = answer.path("indices");
            if (indices.isEmpty()) {
                each.accept(
                        Finding.failed(
                                Step.INDICES,
                                permitted
                                        ? Sentence.of("probe.indices.none", profile.indexPattern())
                                        : Sentence.of(
                                                "probe.indices.unreadable", profile.indexPattern()),
                                permitted
                                        ? Sentence.of("probe.indices.check")
                                        : Sentence.of("probe.indices.grant")));
                skip(Step.INDICES, each);
                return null;
            }
            each.accept(
                    Finding.ok(
                            Step.INDICES,
                            indices.size() == 1
                                    ? Sentence.of("probe.indices.one", profile.indexPattern())
                                    : Sentence.of(
                                            "probe.indices",
                                            indices.size(),
                                            profile.indexPattern())));
            return answer.path("fields");
        }

        private static WireRequest get(String path) {
            return new WireRequest("GET", path, "", "");
        }
    }

    /**
     * Reports the steps that a failure shows to be passed, the failed one, and the rest.
     *
     * @param certificateEnds of a server whose certificate was believed; null when there is none
     */
    private static void report(
            ClusterException failure, @Nullable Instant certificateEnds, Consumer<Finding> each) {
        var step =
                switch (failure.reason()) {
                    case UNTRUSTED -> Step.CERTIFICATE;
                    case UNAUTHORIZED -> Step.CREDENTIALS;
                    case FORBIDDEN -> Step.PRIVILEGES;
                    case UNREADABLE, REJECTED -> Step.SERVER;
                    case UNREACHABLE, TIMED_OUT, THROTTLED, INCOMPLETE, NO_SOURCE, FIELD_MISSING ->
                            Step.CONNECTION;
                };
        if (step != Step.CONNECTION) {
            each.accept(Finding.ok(Step.CONNECTION, Sentence.of("probe.answers")));
        }
        if (step.compareTo(Step.CERTIFICATE) > 0 && certificateEnds != null) {
            each.accept(certificate(certificateEnds));
        }
        each.accept(new Finding(step, Outcome.FAILED, failure.words(), null, pin(failure)));
        skip(step, each);
    }

    private static void passed(Step last, ElasticConnection connection, Consumer<Finding> each) {
        each.accept(Finding.ok(Step.CONNECTION, Sentence.of("probe.answers")));
        each.accept(certificate(connection.certificateExpiry()));
        each.accept(
                connection.profile().auth() instanceof ClusterProfile.Auth.None
                        ? Finding.ok(last, Sentence.of("probe.credentials.none"))
                        : Finding.ok(last, Sentence.of("probe.credentials")));
    }

    private static Finding certificate(@Nullable Instant expiry) {
        if (expiry == null) {
            return Finding.skipped(Step.CERTIFICATE, Sentence.of("probe.certificate.none"));
        }
        var day = LocalDate.ofInstant(expiry, ZoneOffset.UTC);
        return Instant.now().plus(CERTIFICATE_ENDS_SOON).isAfter(expiry)
                ? Finding.warning(
                        Step.CERTIFICATE,
                        Sentence.of("probe.certificate.ends", day.toString()),
                        Sentence.of("probe.certificate.renew"))
                : Finding.ok(Step.CERTIFICATE, Sentence.of("probe.certificate", day.toString()));
    }

    private static void skip(Step after, Consumer<Finding> each) {
        for (var step : Step.values()) {
            if (step.compareTo(after) > 0) {
                each.accept(Finding.skipped(step, Sentence.of("probe.nottried")));
            }
        }
    }

    private static @Nullable String pin(ClusterException failure) {
        var untrusted = Breakdown.cause(failure, UntrustedCertificateException.class);
        if (untrusted == null) return null;
        return switch (untrusted.problem()) {
            case UNKNOWN_AUTHORITY, PIN_NOT_PRESENTED -> authority(untrusted.chain());
            case EXPIRED, NOT_YET_VALID, WRONG_HOST -> null;
        };
    }

    /** The last one is nearest to the root. */
    private static @Nullable String authority(List<Presented> chain) {
        return chain.reversed().stream()
                .filter(Presented::authority)
                .map(Presented::sha256)
                .findFirst()
                .orElse(null);
    }
}
