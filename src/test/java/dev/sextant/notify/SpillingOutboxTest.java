package dev.sextant.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sextant.text.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A full disk: people are told, and what was told is written down later. */
class SpillingOutboxTest extends DispatcherBed {

    @Test
    void aFullDiskKeepsNobodyFromBeingToldAndIsSaid() throws IOException {
        var said = new ArrayList<@Nullable Sentence>();
        dispatcher = dispatcher(new SpillingOutbox(outbox, said::add));
        outbox.full(true);
        judge("fraud-detector", true);
        settle();
        settle();
        assertEquals(List.of("slack FIRED fraud-detector", "pagerduty FIRED fraud-detector"), sent);
        assertEquals(List.of(), outbox.rows());
        assertTrue(String.valueOf(said.getLast()).contains("no space left"), said::toString);

        outbox.full(false);
        judge("credit-risk", true);
        settle();
        assertNull(said.getLast());
        assertEquals(4, outbox.rows().size());
        assertEquals(4, sent.size());
    }
}
