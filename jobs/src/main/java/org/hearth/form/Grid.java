package org.hearth.form;

import java.util.List;

/**
 * One table of a form. {@code stub} heads the labels of the rows, {@code columns} the cells; {@code note} stands below
 * it and may be empty.
 */
public record Grid(String id, String title, String stub, List<Column> columns, List<Line> lines, String note) {

    /** A column; {@code width} is its share of the page against the others. */
    public record Column(String id, String title, int width) {}

    /** A row; {@code mark} points to a footnote and may be empty. */
    public record Line(String id, String label, String mark, boolean isTotal, List<Cell> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    public Grid {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
        for (Line line : lines) {
            if (line.cells().size() != columns.size()) {
                throw new IllegalArgumentException(id + "/" + line.id() + " has "
                        + line.cells().size() + " cells for " + columns.size() + " columns");
            }
        }
    }
}
