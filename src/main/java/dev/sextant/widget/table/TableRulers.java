package dev.sextant.widget.table;

import dev.sextant.widget.Fonts;
import dev.sextant.widget.TextRuler;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** How wide texts are in a table's fonts. */
final class TableRulers {

    private final TextRuler plain = new TextRuler(Font.font(Fonts.TEXT, 13));
    private final TextRuler bold = new TextRuler(Font.font(Fonts.SEMIBOLD, 13));
    private final TextRuler head = new TextRuler(Font.font(Fonts.TEXT, 12));
    private final TextRuler mono = new TextRuler(Font.font(Fonts.MONO, 12));

    TextRuler head() {
        return head;
    }

    /** For a cell in a role of the theme. */
    TextRuler of(@Nullable String role) {
        return switch (role) {
            case "strong", "worst" -> bold;
            case "id" -> mono;
            case null, default -> plain;
        };
    }
}
