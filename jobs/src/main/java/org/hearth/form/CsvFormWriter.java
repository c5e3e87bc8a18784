package org.hearth.form;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One line a cell: the exact value, and what the printed form shows; before and after them what is no table. */
final class CsvFormWriter implements FormWriter {

    @Override
    public void write(Document document, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord("form", "section", "table", "row", "label", "mark", "column", "value", "shown");
        for (Document.Fact fact : document.facts()) {
            csv.writeRecord(document.form(), "About", "facts", fact.label(), fact.label(), "", "text", "", fact.text());
        }
        for (Section section : document.sections()) {
            for (Grid grid : section.grids()) {
                for (Grid.Line line : grid.lines()) {
                    write(csv, document, section, grid, line);
                }
            }
        }
        told(csv, document, "Notes required", document.notesRequired());
        told(csv, document, "How to read this form", document.footnotes());
        for (String signer : document.signers()) {
            csv.writeRecord(
                    document.form(), "Signatures", "signers", signer, signer, "", "name, signature, date", "", "");
        }
        csv.flush();
        text.flush();
    }

    private static void told(CsvWriter csv, Document document, String title, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            csv.writeRecord(document.form(), title, "notes", String.valueOf(i + 1), "", "", "text", "", texts.get(i));
        }
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
