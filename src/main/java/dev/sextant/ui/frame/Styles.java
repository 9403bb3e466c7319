package dev.sextant.ui.frame;

import javafx.css.PseudoClass;

/** States that style sheets know by name. */
public final class Styles {

    public static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    public static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    public static final PseudoClass FAILING = PseudoClass.getPseudoClass("failing");
    public static final PseudoClass PAUSED = PseudoClass.getPseudoClass("paused");

    private Styles() {}
}
