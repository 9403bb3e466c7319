package dev.sextant.widget.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.widget.SeriesStyle;
import dev.sextant.widget.Theme;
import dev.sextant.widget.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ChartLegendTest {

    private final List<@Nullable String> isolated = new ArrayList<>();

    @Start
    void start(Stage stage) {
        // The extension starts the toolkit.
    }

    @Test
    void whatDoesNotFitIsCountedInFullAndOpensAsAMenu(FxRobot robot) throws Exception {
        var legend = Window.onFx(() -> new ChartLegend(false, isolated::add));
        Window.onFx(() -> legend.show(series(9)));
        try (var window = Window.open(new VBox(legend), Theme.DARK, 400, 200)) {
            window.keep("legend-more");
            var more = robot.lookup(node -> isMore(node)).queryAs(Button.class);
            var words = (Text) more.lookup(".text");
            assertEquals(more.getText(), words.getText());
            var room = more.localToScene(more.getLayoutBounds());
            var drawn = words.localToScene(words.getBoundsInLocal());
            assertTrue(room.contains(drawn), () -> drawn + " beyond " + room);
            var hidden = Integer.parseInt(more.getText().substring(1));
            assertTrue(hidden > 0 && hidden < 9, more::getText);
            robot.clickOn(more);
            WaitForAsyncUtils.waitForFxEvents();
            robot.clickOn("some-long-model-8");
            assertEquals(List.of("some-long-model-8"), isolated);
        }
    }

    private static boolean isMore(javafx.scene.Node node) {
        return node instanceof Button && ((Labeled) node).getText().startsWith("+");
    }

    private static List<ChartSeries> series(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        index -> {
                            var name = "some-long-model-" + index;
                            return new ChartSeries(
                                    name, name, new SeriesStyle(index % 7), List.of());
                        })
                .toList();
    }
}
