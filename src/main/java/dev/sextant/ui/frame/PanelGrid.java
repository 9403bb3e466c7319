package dev.sextant.ui.frame;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Panels side by side: three columns from 1,500 px of window, two from 1,000, else one. Rows share
 * the height that is there; below their least height the grid grows and its scroll pane scrolls.
 */
public final class PanelGrid extends Region {

    static final double GAP = 10;
    static final double LEAST_ROW = 262;

    /** Content widths, which are the window's less its navigation and margins. */
    private static final double THREE_FROM = 1_325;

    private static final double TWO_FROM = 915;

    private final List<Cell> cells = new ArrayList<>();
    private @Nullable Node enlarged;

    private record Cell(Node node, int span) {}

    /** Where a cell stands: its first column, its row, how many columns it takes. */
    private record Place(Node node, int column, int row, int span) {}

    public PanelGrid() {
        getStyleClass().add("panel-grid");
        widthProperty()
                .map(width -> columns(width.doubleValue()))
                .subscribe((before, now) -> requestLayout());
    }

    /** Adds a panel that takes {@code span} columns where there are as many. */
    public void add(Node node, int span) {
        cells.add(new Cell(node, span));
        getChildren().add(node);
    }

    /** Lets one panel fill the grid; null for all again. */
    public void enlarge(@Nullable Node node) {
        enlarged = node;
        cells.forEach(cell -> cell.node().setVisible(node == null || cell.node().equals(node)));
        requestLayout();
    }

    public @Nullable Node enlarged() {
        return enlarged;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (enlarged != null) return LEAST_ROW;
        var rows = rows(places(columns(width)));
        return rows * LEAST_ROW + (rows - 1) * GAP;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        // The viewport cuts the outermost pixel, which is the panels' border.
        var width = getWidth() - 1;
        var height = getHeight() - 1;
        if (enlarged != null) {
            enlarged.resizeRelocate(0, 0, width, height);
            return;
        }
        var columns = columns(width);
        var places = places(columns);
        var rows = rows(places);
        var cellWidth = (width - (columns - 1) * GAP) / columns;
        var cellHeight = (height - (rows - 1) * GAP) / rows;
        for (var place : places) {
            var left = snapPositionX(place.column() * (cellWidth + GAP));
            var top = snapPositionY(place.row() * (cellHeight + GAP));
            var right = snapPositionX(left + place.span() * (cellWidth + GAP) - GAP);
            var bottom = snapPositionY(top + cellHeight);
            place.node().resizeRelocate(left, top, right - left, bottom - top);
        }
    }

    /** A scroll pane asks for the height before it tells the width: then the last one counts. */
    private int columns(double asked) {
        var width = asked < 0 ? getWidth() : asked;
        if (width <= 0 || width >= THREE_FROM) return 3;
        return width >= TWO_FROM ? 2 : 1;
    }

    private List<Place> places(int columns) {
        var places = new ArrayList<Place>();
        var column = 0;
        var row = 0;
        for (var cell : cells) {
            var span = Math.min(cell.span(), columns);
            if (column + span > columns) {
                column = 0;
                row++;
            }
            places.add(new Place(cell.node(), column, row, span));
            column += span;
        }
        return stretchedToTheEdge(places, columns);
    }

    /** The last panel of a row takes what would be left empty beside it. */
    private static List<Place> stretchedToTheEdge(List<Place> places, int columns) {
        var stretched = new ArrayList<Place>();
        for (var index = 0; index < places.size(); index++) {
            var place = places.get(index);
            var last = index + 1 == places.size() || places.get(index + 1).row() > place.row();
            stretched.add(
                    last
                            ? new Place(
                                    place.node(),
                                    place.column(),
                                    place.row(),
                                    columns - place.column())
                            : place);
        }
        return stretched;
    }

    private static int rows(List<Place> places) {
        return places.isEmpty() ? 1 : places.getLast().row() + 1;
    }
}
