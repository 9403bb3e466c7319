package dev.sextant.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sextant.notify.services.LocalPagerDuty;
import dev.sextant.notify.services.LocalReceiver;
import dev.sextant.notify.services.LocalSlack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sextant watch} and {@code sextant alerts} as processes, on a real server. */
class WatchProcessTest {

    private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";
    private static final String WEBHOOK = "/services/T00000000/B00000000/abcdefghijklmnopqrstuvwx";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir private Path home = Path.of("");
    private final LocalSlack slack;
    private final LocalPagerDuty pagerDuty;

    WatchProcessTest() throws IOException {
        slack = new LocalSlack(WEBHOOK, true);
        pagerDuty = new LocalPagerDuty(ROUTING_KEY);
    }

    /** A model whose newest version failed to deploy a minute ago, and every fifth request. */
    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        var server = RealServer.es9();
        var index = server.index("watched");
        server.json("PUT", "/" + index, TestLog.MAPPING);
        var now = Instant.now();
        var documents = new ArrayList<String>();
        documents.add(lifecycle(now.minus(Duration.ofDays(3)), 3, "success"));
        documents.add(lifecycle(now.minusSeconds(60), 4, "failed"));
        // Also the next minutes, so that the model does not fall silent while the test runs.
        for (var second = -1_200; second < 600; second += 2) {
            var status = second % 10 == 0 ? "error" : "success";
            documents.add(
                    NoonEvents.at(
                            now.plusSeconds(second),
                            "predict",
                            "fraud-detector",
                            "\"model_version\": 3, \"stage\": \"Production\", \"status\": \"%s\","
                                            .formatted(status)
                                    + " \"environment\": \"production\", \"latency_ms\": 50"));
        }
        server.bulk(index, documents);
        command(
                NOTHING,
                "profile",
                "add",
                "prod",
                "--url",
                server.url().toString(),
                "--index",
                index,
                "--watched");
        command(
                Map.of("SECRET", slack.webhook()),
                "receivers",
                "add",
                "team",
                "--kind",
                "slack",
                "--endpoint",
                slack.url("").toString(),
                "--secret-env",
                "SECRET");
        command(
                Map.of("SECRET", ROUTING_KEY),
                "receivers",
                "add",
                "oncall",
                "--kind",
                "pagerduty",
                "--endpoint",
                pagerDuty.url("/v2/enqueue").toString(),
                "--secret-env",
                "SECRET");
    }

    @AfterEach
    void close() throws IOException {
        slack.close();
        pagerDuty.close();
    }

    @Test
    void onceJudgesTellsAndEndsAndAPersonTakesWhatItFound() throws Exception {
        var first =
                run("watch", "--profile", "prod", "--once", "--fail-on-firing", "--format", "json");
        assertEquals(1, first.exitCode(), first.output());
        assertEquals(2, pagerDuty.incidents().size(), first.output());
        assertEquals(1, slack.taken().size(), "only the failed deployment is routed to Slack");
        assertFalse(first.output().contains("abcdefghijkl"), "no secret in the output");
        assertFalse(first.output().contains(ROUTING_KEY), "no secret in the output");

        var second = run("watch", "--profile", "prod", "--once", "--format", "json");
        assertEquals(0, second.exitCode(), second.output());
        assertEquals(1, slack.taken().size(), "told once");

        var rules = run("rules", "list", "--profile", "prod", "--format", "json");
        assertEquals(
                "ok", JSON.readTree(rules.output()).at("/rules/0/health").asText(), rules.output());

        var alerts = alerts();
        assertEquals(2, alerts.size(), alerts.toString());
        var rate = alert(alerts, "high-error-rate");
        assertEquals("firing", rate.path("state").asText());
        assertEquals("P1", rate.path("severity").asText());
        assertEquals("fraud-detector", rate.at("/labels/model").asText());
        assertEquals(20.0, rate.path("value").asDouble(), 1.0);
        assertEquals(5.0, rate.path("threshold").asDouble());
        assertTrue(rate.path("acknowledged").isNull());
        assertEquals("4", alert(alerts, "model-deploy-failed").path("version").asText());

        var key = rate.path("key").asText();
        assertEquals(0, run("alerts", "ack", key, "--note", "rolling back").exitCode());
        var taken = alert(alerts(), "high-error-rate").path("acknowledged");
        assertEquals("rolling back", taken.path("note").asText());
        var again = run("alerts", "ack", key, "--note", "me too");
        assertEquals(1, again.exitCode(), again.output());
        assertTrue(again.output().contains("has it already"), again.output());
        command(NOTHING, "watch", "--profile", "prod", "--once");
        assertEquals("acknowledged", pagerDuty.incidents().get(key));

        command(
                NOTHING,
                "alerts",
                "silence",
                "--match",
                "model=fraud-detector",
                "--for",
                "30m",
                "--why",
                "deploying");
        assertTrue(
                alert(alerts(), "model-deploy-failed")
                        .path("silenced_until")
                        .asText()
                        .contains("T"));
        assertEquals(0, run("alerts", "unack", key).exitCode());
        assertTrue(alert(alerts(), "high-error-rate").path("acknowledged").isNull());
    }

    @Test
    void killedAtAnyMomentNothingIsLostAndARepeatSaysThatItIsOne() throws Exception {
        var dice = new Random(7);
        for (var i = 0; i < 4; i++) {
            // Slack takes the message and says so too late for whoever is killed meanwhile.
            if (i > 0) slack.next(new LocalReceiver.Reaction.TakenThenSilent());
            try (var watch =
                    SextantProcess.start(
                            home, NOTHING, "watch", "--profile", "prod", "--format", "json")) {
                var before = slack.received().size();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .until(
                                () ->
                                        slack.received().size() > before
                                                || watch.output().contains("\"evaluation\""));
                Thread.sleep(dice.nextInt(700));
                watch.kill();
            }
        }
        command(NOTHING, "watch", "--profile", "prod", "--once");
        var deployments =
                slack.taken().stream()
                        .filter(message -> message.body().contains("deploy"))
                        .toList();
        assertFalse(deployments.isEmpty(), "nothing is lost");
        assertTrue(
                deployments.stream().skip(1).allMatch(m -> m.body().contains("may be a repeat")),
                () -> deployments.toString());
        assertEquals(
                2, pagerDuty.incidents().size(), "one incident each, however often it was told");
    }

    @Test
    void stopsWhenItIsToldToAndKeepsWhatItCouldNotSend() throws Exception {
        for (var i = 0; i < 50; i++) slack.nextAnswer(500, "down");
        try (var watch =
                SextantProcess.start(
                        home, NOTHING, "watch", "--profile", "prod", "--format", "json")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> watch.output().contains("\"outcome\":\"waiting\""));
            watch.terminate();
            var ended = watch.ended();
            assertEquals(0, ended.exitCode(), ended.output());
        }
        assertEquals(List.of(), slack.taken());
        for (var i = slack.received().size(); i < 50; i++) {
            // What is left of the bad answers is used up, so that Slack is well again.
            assertEquals(500, post());
        }
        try (var watch = SextantProcess.start(home, NOTHING, "watch", "--profile", "prod")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> slack.taken().size() == 1);
            watch.terminate();
            assertEquals(0, watch.ended().exitCode());
        }
    }

    @Test
    void aProfileThatCannotBeUsedIsOneSentence() throws Exception {
        var unknown = run("watch", "--profile", "none", "--once");
        assertEquals(78, unknown.exitCode());
        assertTrue(
                unknown.output().startsWith("sextant: There is no profile named none"),
                unknown.output());
        command(NOTHING, "profile", "add", "away", "--url", "http://127.0.0.1:1", "--watched");
        var away = run("watch", "--profile", "away", "--once");
        assertEquals(69, away.exitCode(), away.output());
    }

    private int post() throws IOException {
        var connection = (java.net.HttpURLConnection) slack.url(WEBHOOK).toURL().openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write('{');
        return connection.getResponseCode();
    }

    private SextantProcess.Said run(String... arguments) throws IOException, InterruptedException {
        return SextantProcess.run(home, NOTHING, arguments);
    }

    private void command(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var said = SextantProcess.run(home, environment, arguments);
        assertEquals(0, said.exitCode(), said.output());
    }

    private JsonNode alerts() throws IOException, InterruptedException {
        var said = run("alerts", "list", "--format", "json");
        assertEquals(0, said.exitCode(), said.output());
        return JSON.readTree(said.output()).path("alerts");
    }

    private static JsonNode alert(JsonNode alerts, String rule) {
        for (var alert : alerts) if (alert.path("rule").asText().equals(rule)) return alert;
        throw new AssertionError("no alert of " + rule + " in " + alerts);
    }

    private static String lifecycle(Instant time, int version, String status) {
        return NoonEvents.at(
                time,
                "deployed",
                "fraud-detector",
                "\"model_version\": %d, \"stage\": \"Production\", \"status\": \"%s\","
                                .formatted(version, status)
                        + " \"environment\": \"production\", \"user\": \"ci-bot\"");
    }
}
