package dev.sextant.panel;

import dev.sextant.widget.Messages;
import org.jspecify.annotations.Nullable;

/** How labels are called and told from each other in pictures. */
final class LabelNames {

    /** The key of the others; a label's key is never empty. */
    static final String OTHERS = "";

    private static final char HAS = '\u0001';
    private static final char LACKS = '\u0002';

    private LabelNames() {}

    /** By which a label is known on every panel. */
    static String key(@Nullable String model, @Nullable String label) {
        var known = model == null ? "" : model;
        return label == null ? known + LACKS : known + HAS + label;
    }

    /** The model of a key; null for the others, and for several models. */
    static @Nullable String model(String key) {
        for (var i = 0; i < key.length(); i++) {
            if (key.charAt(i) == HAS || key.charAt(i) == LACKS) {
                return i == 0 ? null : key.substring(0, i);
            }
        }
        return null;
    }

    /** The label alone: what is missing and what is empty are called so. */
    static String of(@Nullable String label) {
        if (label == null) return Messages.text("panel.labels.none");
        return label.isBlank() ? Messages.text("panel.labels.blank") : label;
    }

    /**
     * @param oneModel whether only one model is looked at, which goes without saying then
     */
    static String of(@Nullable String model, @Nullable String label, boolean oneModel) {
        return oneModel || model == null ? of(label) : model + " · " + of(label);
    }
}
