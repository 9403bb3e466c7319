package dev.sextant.ui;

import dev.sextant.ui.frame.Screen;
import javafx.scene.Node;

/** A screen that asks no cluster: a node and nothing more. */
record Sheet(Node node) implements Screen {

    @Override
    public void shown() {}

    @Override
    public void hidden() {}

    @Override
    public void refresh() {}

    @Override
    public void close() {}
}
