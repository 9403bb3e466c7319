package dev.sextant.cluster.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model-logs-*",
                "*",
                ".ds-model-logs-*",
                "a,b-*,-b-old",
                "cwl-2026.11",
                "logs+1",
                "บันทึก-*"
            })
    void acceptsIndexPatterns(String pattern) {
        assertNull(ProfileRules.indexPattern(pattern));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "../_all/_delete_by_query",
                "..",
                ".",
                "a b",
                "a?x",
                "%2e%2e",
                "a/b",
                "a\\b",
                "Model-Logs",
                "_all",
                "+a",
                "-a",
                "a,,b",
                "a,",
                "<logs-{now/d}>",
                "a|b",
                "a\"b",
                "a#b",
                "remote:a",
                "a\u0000b",
                "a\nb"
            })
    void refusesWhatCouldLeaveItsPlaceInAPath(String pattern) {
        assertNotNull(ProfileRules.indexPattern(pattern));
    }

    @Test
    void whateverIsAcceptedStaysOneSegmentOfAPath() {
        var random = new Random(7);
        var letters = "a*.-_,/\\?%#:<>|\" +..\u0000é";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(8); j >= 0; j--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            var pattern = text.toString();
            if (ProfileRules.indexPattern(pattern) != null) continue;
            var url = URI.create("http://h/" + ProfileRules.pathSegment(pattern) + "/_search");
            assertEquals("/" + pattern + "/_search", url.getPath());
            assertEquals(url, url.normalize());
            assertNull(url.getQuery());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://es.example.org",
                "https://es.example.org:9200/prefix",
                "http://127.0.0.1:9200",
                "http://localhost:9200",
                "http://[::1]:9200"
            })
    void acceptsUrls(String url) {
        assertNull(ProfileRules.url(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "es.example.org:9200",
                "ftp://es.example.org",
                "file:///etc/passwd",
                "https://",
                "https://user:password@es.example.org",
                "https://es.example.org?x=1",
                "https://es.example.org#x",
                "https://es.example.org:70000",
                "http://es.example.org:9200",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "https://bad host"
            })
    void refusesUrls(String url) {
        assertNotNull(ProfileRules.url(url));
    }

    @Test
    void refusesNodesOfOneClusterWithDifferentPaths() {
        assertNull(ProfileRules.urls(List.of("https://a/x/", "https://b/x")));
        assertNotNull(ProfileRules.urls(List.of("https://a/x", "https://b/y")));
        assertNotNull(ProfileRules.urls(List.of()));
    }

    @Test
    void namesAreUniqueWhateverTheirCase() {
        assertNull(ProfileRules.name("Production EU", List.of("staging")));
        assertNotNull(ProfileRules.name("PROD", List.of("prod")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " x", "x ", "-x", "a/b", "a\nb", "a\u202eb"})
    void refusesNames(String name) {
        assertNotNull(ProfileRules.name(name));
    }

    @Test
    void boundsTheTimeout() {
        assertNull(ProfileRules.timeout(Duration.ofSeconds(1)));
        assertNull(ProfileRules.timeout(Duration.ofMinutes(5)));
        assertNotNull(ProfileRules.timeout(Duration.ofMillis(999)));
        assertNotNull(ProfileRules.timeout(Duration.ofMillis(300_001)));
    }

    @Test
    void takesAFingerprintWithOrWithoutColons() {
        var colons = "AB:".repeat(31) + "AB";
        assertNull(ProfileRules.fingerprint(colons));
        assertEquals("ab".repeat(32), ProfileRules.plainFingerprint(colons));
        assertNotNull(ProfileRules.fingerprint("ab".repeat(20)));
    }
}
