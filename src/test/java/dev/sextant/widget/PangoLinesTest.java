package dev.sextant.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PangoLinesTest {

    @Test
    void eachThreadFreesWhatItPutInAndNothingOfAnother() throws InterruptedException {
        var memory = new PangoLines.Forgetful();
        memory.put("run", 1L);
        memory.put("run", 2L);
        assertNull(memory.get("run"), "each run is read anew");
        var others = new ArrayList<Object>();
        var other =
                new Thread(
                        () -> {
                            memory.put("run", 3L);
                            others.addAll(memory.values());
                            memory.clear();
                        });
        other.start();
        other.join();
        assertEquals(List.of(3L), others);
        assertEquals(List.of(1L, 2L), List.copyOf(memory.values()));
        memory.clear();
        assertEquals(List.of(), List.copyOf(memory.values()));
    }
}
