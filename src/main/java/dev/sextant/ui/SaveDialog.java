package dev.sextant.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Asks where a file shall be written; begins where the last one was. */
final class SaveDialog {

    private Path last = Path.of(System.getProperty("user.home"));

    /**
     * @param owner in the window that waits for the answer
     */
    @Nullable Path ask(Node owner, String suggestedName) {
        var dialog = new FileChooser();
        dialog.setInitialFileName(suggestedName);
        if (Files.isDirectory(last)) dialog.setInitialDirectory(last.toFile());
        var file = dialog.showSaveDialog(owner.getScene().getWindow());
        if (file == null) return null;
        last = Objects.requireNonNullElse(file.toPath().getParent(), last);
        return file.toPath();
    }
}
