package org.hearth.form;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** One line a cell: the exact value, and what the printed form shows. */
final class CsvFormWriter implements FormWriter {

    @Override
    public void write(Document document, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord("form", "section", "table", "row", "label", "mark", "column", "value", "shown");
        for (Section section : document.sections()) {
            for (Grid grid : section.grids()) {
                for (Grid.Line line : grid.lines()) {
                    write(csv, document, section, grid, line);
                }
            }
        }
        csv.flush();
        text.flush();
    }

    private static void write(CsvWriter csv, Document document, Section section, Grid grid, Grid.Line line) {
        for (int i = 0; i < grid.columns().size(); i++) {
            Cell cell = line.cells().get(i);
            csv.writeRecord(
                    document.form(),
                    section.title(),
                    grid.id(),
                    line.id(),
                    line.label(),
                    line.mark(),
                    grid.columns().get(i).id(),
                    value(cell),
                    cell.shown());
        }
    }

    private static String value(Cell cell) {
        return cell.value() == null ? "" : new BigDecimal(cell.value().toString()).toPlainString();
    }
}
