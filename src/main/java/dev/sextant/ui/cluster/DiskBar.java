package dev.sextant.ui.cluster;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** How full a disk is, with a line at each watermark. What it says is said in words beside it. */
final class DiskBar extends Region {

    private static final double WIDTH = 170;
    private static final double HEIGHT = 10;
    private static final double OVER = 3;
    private static final double LINE = 2;

    private final double used;
    private final List<Double> levels;
    private final Region track = part("disk-track");
    private final Region fill = part("disk-fill");
    private final List<Region> lines = new ArrayList<>();

    /**
     * @param used 0 to 1
     * @param levels of the watermarks, 0 to 1
     * @param role {@code p1} or {@code p2} when it means that; null for plain
     */
    DiskBar(double used, List<Double> levels, @Nullable String role) {
        this.used = used;
        this.levels = List.copyOf(levels);
        getStyleClass().add("disk-bar");
        if (role != null) fill.getStyleClass().add("disk-" + role);
        getChildren().addAll(track, fill);
        for (var _ : levels) lines.add(part("disk-level"));
        getChildren().addAll(lines);
        setPrefSize(WIDTH, HEIGHT + 2 * OVER);
        setMaxHeight(HEIGHT + 2 * OVER);
        setMinWidth(60);
    }

    private static Region part(String style) {
        var part = new Region();
        part.getStyleClass().add(style);
        return part;
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var y = (getHeight() - HEIGHT) / 2;
        track.resizeRelocate(0, y, width, HEIGHT);
        fill.resizeRelocate(0, y, Math.max(1, width * Math.clamp(used, 0, 1)), HEIGHT);
        for (var at = 0; at < lines.size(); at++) {
            var x = snapPositionX(width * Math.clamp(levels.get(at), 0, 1) - LINE / 2);
            lines.get(at)
                    .resizeRelocate(Math.min(x, width - LINE), y - OVER, LINE, HEIGHT + 2 * OVER);
        }
    }
}
