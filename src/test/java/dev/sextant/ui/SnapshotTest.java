package dev.sextant.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.cluster.ClusterException;
import dev.sextant.cluster.FakeCluster;
import dev.sextant.model.Filter;
import dev.sextant.store.ViewPreferences;
import dev.sextant.widget.Theme;
import java.time.Duration;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SnapshotTest {

    private static final ViewPreferences SIX_HOURS =
            new ViewPreferences(
                    Duration.ofHours(6), null, Filter.ALL, Duration.ofMinutes(1), true, true);

    private final FakeCluster cluster = new FakeCluster();

    @Start
    void start(Stage stage) {
        // The extension starts the toolkit.
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void drawsTheDashboardInTheAskedSizeAndTheme(Theme theme) throws InterruptedException {
        var picture = render(theme, null);
        assertEquals(1200, picture.image().getWidth());
        assertEquals(900, picture.image().getHeight());
        assertNull(picture.failure());
        var background = picture.image().getPixelReader().getColor(1195, 895);
        assertEquals(theme.palette().background(), background);
        var colours =
                IntStream.range(0, 1200)
                        .map(x -> picture.image().getPixelReader().getArgb(x, 260))
                        .distinct()
                        .count();
        assertTrue(colours > 5, () -> "only " + colours + " colours across the panels");
    }

    @Test
    void drawsAModelsPage() throws InterruptedException {
        render(Theme.DARK, "fraud-detector");
        var asked = cluster.rounds.getLast().toString();
        assertTrue(asked.contains("model=fraud-detector"), asked);
    }

    @Test
    void saysWhyThereIsNothingToDraw() throws InterruptedException {
        cluster.failWith(FakeCluster.unreachable());
        var failure = render(Theme.DARK, null).failure();
        assertNotNull(failure);
        assertEquals(ClusterException.Reason.UNREACHABLE, failure.reason());
    }

    private Snapshot.Picture render(Theme theme, @Nullable String model)
            throws InterruptedException {
        return Snapshot.render(
                cluster,
                WindowBed.profile("prod-eu"),
                new Snapshot.Options(1200, 900, theme, model, SIX_HOURS),
                () -> WindowBed.NOW,
                Runnable::run);
    }
}
