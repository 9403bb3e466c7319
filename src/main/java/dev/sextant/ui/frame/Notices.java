package dev.sextant.ui.frame;

/** Short messages at the edge of the window that go by themselves. */
@FunctionalInterface
public interface Notices {

    /** Shows one sentence for a few seconds. May be called from any thread. */
    void say(String sentence);
}
