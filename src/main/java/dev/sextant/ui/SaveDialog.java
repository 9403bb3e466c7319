package dev.sextant.ui;

import dev.sextant.widget.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Asks where to write a file, and begins where the last one went. */
final class SaveDialog implements Function<String, @Nullable Path> {

    private final Node inside;
    private Path savedTo = Path.of(System.getProperty("user.home"));

    /**
     * @param inside any node of the window
     */
    SaveDialog(Node inside) {
        this.inside = inside;
    }

    @Override
    public @Nullable Path apply(String suggestedName) {
        var dialog = new FileChooser();
        dialog.setTitle(Messages.text("paper.save", suggestedName));
        dialog.setInitialFileName(suggestedName);
        var ending = suggestedName.substring(suggestedName.lastIndexOf('.') + 1);
        dialog.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                ending.toUpperCase(Locale.ROOT), "*." + ending));
        if (Files.isDirectory(savedTo)) dialog.setInitialDirectory(savedTo.toFile());
        var file = dialog.showSaveDialog(inside.getScene().getWindow());
        if (file == null) return null;
        savedTo = Objects.requireNonNullElse(file.toPath().getParent(), savedTo);
        return file.toPath();
    }
}
