package dev.sextant.widget;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes JavaFX on Linux wrap scripts such as Thai, Arabic and Devanagari. Up to 26 it keeps the
 * characters of a run by the run alone; when a line is wrapped the run gets shorter, and what is
 * drawn in the first line is the old one whole, past the edge, and its end again in the next line.
 * With a memory that never remembers, each run is read anew. Nothing is changed where JavaFX looks
 * different inside.
 */
final class PangoLines {

    private static final Logger LOG = LoggerFactory.getLogger(PangoLines.class);

    private PangoLines() {}

    static void mend() {
        try {
            var kept = Class.forName("com.sun.javafx.text.GlyphLayoutManager");
            var field = kept.getDeclaredField("REUSABLE_INSTANCE");
            field.setAccessible(true);
            var layout = field.get(null);
            if (layout == null || !layout.getClass().getSimpleName().equals("PangoGlyphLayout")) {
                return;
            }
            var memory = layout.getClass().getDeclaredField("runUtf8");
            memory.setAccessible(true);
            if (memory.getType() == Map.class) memory.set(layout, new Forgetful());
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.info("Lines of some scripts may be wrapped wrongly: {}", e.toString());
        }
    }

    /**
     * Finds nothing again, but hands out all that the same thread put in, so that its owner can
     * free it. JavaFX gives its layout back before it frees the texts: another thread that lays out
     * text at that moment had its texts freed under its hands, which ended in a crash of the whole
     * program. Nobody frees another's here.
     */
    static final class Forgetful extends AbstractMap<Object, Object> {

        private final ThreadLocal<List<Object>> own = ThreadLocal.withInitial(ArrayList::new);

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return null;
        }

        @Override
        public @Nullable Object put(Object key, Object value) {
            own.get().add(value);
            return null;
        }

        @Override
        public Collection<Object> values() {
            return List.copyOf(own.get());
        }

        @Override
        public void clear() {
            own.get().clear();
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return Set.of();
        }
    }
}
