package dev.sextant.store;

import java.util.Comparator;
import java.util.List;

/**
 * Where a window stands, in the toolkit's units.
 *
 * @param maximized then the rest is where it stands otherwise
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {

    /** This much of a window on screen is all of it. */
    private static final double ALL = 0.98;

    /** What of a screen can hold windows. */
    public record Area(double x, double y, double width, double height) {

        double overlap(WindowPlace place) {
            var across = Math.min(x + width, place.x + place.width) - Math.max(x, place.x);
            var down = Math.min(y + height, place.y + place.height) - Math.max(y, place.y);
            return Math.max(0, across) * Math.max(0, down);
        }
    }

    public WindowPlace {
        for (var value : List.of(x, y, width, height)) {
            if (!Double.isFinite(value) || Math.abs(value) > 1_000_000) {
                throw new IllegalArgumentException("no place on a screen: " + value);
            }
        }
        if (width < 1 || height < 1) throw new IllegalArgumentException("no window is this small");
    }

    /**
     * As it is when these screens show all of it; else moved, and made smaller where it must be,
     * into the one that shows most of it.
     *
     * @param screens the first one is where a window goes that none shows
     */
    public WindowPlace within(List<Area> screens) {
        var seen = screens.stream().mapToDouble(screen -> screen.overlap(this)).sum();
        if (screens.isEmpty() || seen >= ALL * width * height) return this;
        // of equal ones the first
        var best =
                screens.stream()
                        .sorted(
                                Comparator.comparingDouble((Area screen) -> screen.overlap(this))
                                        .reversed())
                        .findFirst()
                        .orElseThrow();
        var fitWidth = Math.min(width, best.width);
        var fitHeight = Math.min(height, best.height);
        return new WindowPlace(
                Math.clamp(x, best.x, best.x + best.width - fitWidth),
                Math.clamp(y, best.y, best.y + best.height - fitHeight),
                fitWidth,
                fitHeight,
                maximized);
    }

    public WindowPlace maximized(boolean value) {
        return new WindowPlace(x, y, width, height, value);
    }

    /** A little further down and to the right, for a window that comes beside another. */
    public WindowPlace beside() {
        return new WindowPlace(x + 32, y + 32, width, height, false);
    }
}
