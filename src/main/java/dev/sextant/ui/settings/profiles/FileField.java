package dev.sextant.ui.settings.profiles;

import dev.sextant.widget.Messages;
import java.io.File;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The path of a file: typed, or looked for. */
final class FileField extends HBox {

    private final TextField path;
    private final ExtensionFilter usual;

    /**
     * @param usual the files that are meant most often
     */
    FileField(TextField path, String id, ExtensionFilter usual) {
        this.path = path;
        this.usual = usual;
        getStyleClass().add("form-buttons");
        path.setId(id);
        var browse = new Button(Messages.text("connect.browse"), new FontIcon(Feather.FOLDER));
        browse.setId(id + "-browse");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setOnAction(event -> browse());
        HBox.setHgrow(path, Priority.ALWAYS);
        getChildren().addAll(path, browse);
    }

    private void browse() {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .setAll(usual, new ExtensionFilter(Messages.text("connect.browse.all"), "*.*"));
        var directory = directoryOf(path.getText());
        if (directory != null) chooser.setInitialDirectory(directory);
        var chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) path.setText(chosen.getAbsolutePath());
    }

    /** Where the file named so far lies; null when there is no such directory. */
    static @Nullable File directoryOf(String text) {
        if (text.isBlank()) return null;
        var parent = Path.of(text.strip()).toAbsolutePath().getParent();
        var directory = parent == null ? null : parent.toFile();
        return directory != null && directory.isDirectory() ? directory : null;
    }
}
