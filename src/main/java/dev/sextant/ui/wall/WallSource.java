package dev.sextant.ui.wall;

import dev.sextant.cluster.profile.ClusterProfile;
import dev.sextant.store.WallPreferences;
import dev.sextant.ui.frame.Screen;
import dev.sextant.ui.frame.Session;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a wall needs from the window. Used on the JavaFX thread only. */
public interface WallSource {

    /** The profiles that can be shown. */
    List<ClusterProfile> profiles();

    /** The models that are known of a profile, for its pages. */
    List<String> models(String profile);

    WallPreferences preferences();

    void keep(WallPreferences preferences);

    /**
     * Opens a connection of the wall's own in the background.
     *
     * @param failed hears why there is none, as a sentence
     */
    void open(ClusterProfile profile, Consumer<Session> opened, Consumer<String> failed);

    /** One page of an open session; closed by the wall. */
    Screen page(Session session, @Nullable String model);
}
