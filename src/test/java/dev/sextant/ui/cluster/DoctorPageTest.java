package dev.sextant.ui.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.Cluster;
import dev.sextant.cluster.LogEntry;
import dev.sextant.cluster.elastic.ElasticCluster;
import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.cluster.profile.Credentials;
import dev.sextant.functional.RealServer;
import dev.sextant.live.Subscription;
import dev.sextant.model.Filter;
import dev.sextant.store.ViewPreferences;
import dev.sextant.text.Language;
import dev.sextant.ui.frame.DashboardModel;
import dev.sextant.ui.frame.Exports;
import dev.sextant.ui.frame.Navigation;
import dev.sextant.ui.frame.Session;
import dev.sextant.widget.Messages;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The doctor's page in a real window, on a real log. */
class DoctorPageTest {

    private static final String FIELDS =
            """
            {"settings": {"number_of_replicas": 0}, "mappings": {"properties": {
             "@timestamp": {"type": "date"}, "event_type": {"type": "keyword"},
             "model_name": {"type": "keyword"}, "model_version": {"type": "integer"},
             "stage": {"type": "keyword"}, "status": {"type": "keyword"},
             "latency_ms": {"type": "float"}, "request_id": {"type": "keyword"},
             "user": {"type": "keyword"}, "environment": {"type": "keyword"}}}}
            """;

    private final RealServer server = RealServer.es9();
    private final String prefix = server.index("page");
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<LogEntry> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final FxRobot robot = new FxRobot();

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @SuppressWarnings("NullAway.Init")
    private DoctorPage page;

    @SuppressWarnings("NullAway.Init")
    private Window window;

    @BeforeEach
    void open() throws Exception {
        server.json("PUT", "/" + prefix + "-a", FIELDS);
        put("sound", "\"event_type\": \"predict\", \"environment\": \"production\"");
        put("odd", "\"environment\": \"%{[fields][env]}\"");
        show(Theme.DARK, 1280, 720);
        await(() -> page.lookup("#doctor-findings") != null);
    }

    private void put(String id, String more) {
        server.json(
                "PUT",
                "/" + prefix + "-a/_doc/" + id + "?refresh=true",
                """
                {"@timestamp": "%s", "model_name": "fraud-detector", "model_version": 3,
                 "stage": "Production", "status": "success", "latency_ms": 12.5,
                 "request_id": "r-%s", %s}
                """
                        .formatted(Instant.now(), id, more));
    }

    private void show(Theme theme, int width, int height) throws Exception {
        var profile =
                new ClusterProfile(
                        "prod",
                        List.of(server.url()),
                        new ClusterProfile.Auth.None(),
                        new ClusterProfile.Trust.Platform(),
                        null,
                        prefix + "-*",
                        ZoneOffset.UTC,
                        null,
                        Duration.ofSeconds(60),
                        false);
        var clock = InstantSource.system();
        Cluster cluster = ElasticCluster.open(profile, Credentials.NONE, clock);
        Window.onFx(
                () -> {
                    var memory =
                            new ViewPreferences(
                                    Duration.ofHours(6),
                                    null,
                                    Filter.ALL,
                                    Duration.ofSeconds(5),
                                    false,
                                    false);
                    session =
                            new Session(
                                    profile,
                                    cluster,
                                    new DashboardModel(ZoneOffset.UTC, memory),
                                    clock,
                                    workers,
                                    (delay, task) -> (Subscription) () -> {},
                                    null);
                    page =
                            new DoctorPage(
                                    session,
                                    new Exports(name -> null, workers, said::add, address -> false),
                                    navigation());
                });
        window = Window.open(page, theme, width, height);
        Window.onFx(page::shown);
    }

    /** Hears where the page leads. */
    private Navigation navigation() {
        return (Navigation)
                Proxy.newProxyInstance(
                        Navigation.class.getClassLoader(),
                        new Class<?>[] {Navigation.class},
                        (proxy, method, arguments) -> {
                            assertEquals("openRequest", method.getName());
                            opened.add((LogEntry) arguments[0]);
                            return null;
                        });
    }

    @AfterEach
    void close() throws Exception {
        leave();
        workers.shutdown();
    }

    private void leave() throws Exception {
        window.close();
        Window.onFx(page::close);
        Window.onFx(session::close);
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Window.onFx(condition::getAsBoolean));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    @Test
    void theGravestFindingIsOpenAndTheKeysLeadOn() throws Exception {
        var table = robot.lookup("#doctor-findings").queryAs(TableView.class);
        assertTrue(text("#doctor-status").startsWith("2 findings · 34 checks, of which 4"));
        assertEquals(2 + 4, table.getItems().size());
        assertEquals("Predictions without event_type", text("#doctor-title"));
        assertTrue(text("#doctor-why").startsWith("One prediction does not say that it is one"));
        var mend = robot.lookup("#doctor-mend").queryAs(TextArea.class);
        assertTrue(mend.getText().contains("GET") || mend.getText().contains(prefix + "-default"));

        robot.interact(() -> page.typed("c"));
        assertNotNull(said.poll(10, TimeUnit.SECONDS));
        assertEquals(
                mend.getText(),
                Window.onFx(() -> Clipboard.getSystemClipboard().getString()).strip());

        robot.interact(table::requestFocus);
        robot.type(KeyCode.ENTER, KeyCode.SPACE);
        var entry = opened.poll(30, TimeUnit.SECONDS);
        assertNotNull(entry);
        assertEquals("odd", entry.id());
        assertEquals("%{[fields][env]}", entry.environment());

        robot.interact(table::requestFocus);
        robot.type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(text("#doctor-why").startsWith("Could not be checked: "));
    }

    @Test
    void afterTheMendingNothingIsFoundAndWhatWasNotCheckedIsSaid() throws Exception {
        put("odd", "\"event_type\": \"predict\", \"environment\": \"production\"");
        robot.interact(page::refresh);
        await(() -> page.lookup("#doctor-not-checked") != null);
        assertTrue(text("#doctor-status").startsWith("0 findings · 34 checks, of which 4"));
        assertEquals(2, page.lookupAll("#doctor-not-checked .label").size());
        window.keep("doctor-sound");
    }

    @Test
    void canBeLookedAtInEveryLookAndLanguage() throws Exception {
        window.keep("doctor-dark-1280-en");
        try {
            Messages.speak(Language.THAI);
            for (var theme : Theme.values()) {
                for (var width : List.of(1280, 1920)) {
                    leave();
                    show(theme, width, width * 9 / 16);
                    await(() -> page.lookup("#doctor-title") != null);
                    var image = window.keep("doctor-%s-%d-th".formatted(theme, width));
                    assertEquals(width, (int) image.getWidth());
                }
            }
        } finally {
            Messages.speak(Language.ENGLISH);
        }
    }
}
