package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sextant.live.Live;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class FxTest {

    @Test
    void aBurstOfChangesReachesTheScreenAsOne() throws Exception {
        var live = new Live<>(0);
        var seen = new ArrayList<Integer>();
        // the JavaFX thread is busy while the changes come
        Window.onFx(
                () -> {
                    Fx.property(live).addListener((_, _, value) -> seen.add(value));
                    for (var value = 1; value <= 100; value++) live.set(value);
                });
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(100), seen);
    }
}
