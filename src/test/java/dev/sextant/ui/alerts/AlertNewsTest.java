package dev.sextant.ui.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.alert.Acknowledgement;
import dev.sextant.alert.Alert;
import dev.sextant.monitor.FakeDesk;
import dev.sextant.monitor.InventedAlerts;
import dev.sextant.ui.alerts.AlertNews.News;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertNewsTest {

    private final AlertNews news = new AlertNews();
    private final FakeDesk desk = new FakeDesk(List.of());

    private List<String> hear(List<Alert> alerts) {
        desk.judge(alerts);
        return news.hear(desk.seen().get(), InventedAlerts.NOW).stream()
                .map(AlertNewsTest::words)
                .toList();
    }

    private static String words(News one) {
        return one.what() + " " + AlertWords.subject(one.alert());
    }

    @Test
    void whatStoodThereAtTheFirstLookIsNoNewsButItsEndIs() {
        assertEquals(List.of(), hear(InventedAlerts.day()));
        assertEquals(List.of(), hear(InventedAlerts.day()));
    }

    @Test
    void onlyWhatNobodyHasAndNothingSilencesIsTold() {
        hear(List.of());
        assertEquals(
                List.of("BEGAN fraud-detector v12", "BEGAN old-ranker v2", "BEGAN es-data-2"),
                hear(InventedAlerts.day()));
        assertEquals(List.of(), hear(InventedAlerts.day()));
    }

    @Test
    void anEndIsToldOnceAndOnlyOfWhatWasTold() {
        hear(List.of());
        hear(InventedAlerts.day());
        assertEquals(List.of("OVER fraud-detector v12"), hear(InventedAlerts.dayAfter()));
        assertEquals(List.of(), hear(InventedAlerts.dayAfter()));
    }

    @Test
    void whatStandsBeneathAnotherIsToldByThatOne() {
        hear(List.of());
        assertEquals(List.of("BEGAN —"), hear(InventedAlerts.stopped()));
    }

    @Test
    void wantedAgainWhenTheAcknowledgementIsTakenBack() {
        hear(List.of());
        var worst = InventedAlerts.day().getFirst();
        assertEquals(List.of("BEGAN fraud-detector v12"), hear(List.of(worst)));
        desk.acknowledge(worst.key(), "nok", "");
        var had = desk.seen().get().alerts().getFirst().acknowledged();
        assertEquals(new Acknowledgement("nok", InventedAlerts.NOW, ""), had);
        assertEquals(List.of(), news.hear(desk.seen().get(), InventedAlerts.NOW));
    }
}
