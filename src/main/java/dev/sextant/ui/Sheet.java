package dev.sextant.ui;

import dev.sextant.live.Live;
import dev.sextant.monitor.Pulse;
import dev.sextant.ui.frame.Screen;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** A screen that asks no cluster: a node and nothing more. */
record Sheet(Node node) implements Screen {

    @Override
    public void shown() {}

    @Override
    public void hidden() {}

    @Override
    public void refresh() {}

    @Override
    public boolean typed(String character) {
        return false;
    }

    @Override
    public boolean enter() {
        return false;
    }

    @Override
    public @Nullable Live<Pulse> pulse() {
        return null;
    }

    @Override
    public boolean back() {
        return false;
    }

    @Override
    public void close() {}
}
