package org.hearth.form;

import com.lowagie.text.Chunk;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.FontFactory;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;
import java.io.OutputStream;
import java.util.List;

/** A print on letter paper, with a running head, page numbers and headers that repeat. */
final class PdfWriter implements FormWriter {
    private static final Color BLUE = new Color(0x1f, 0x4e, 0x79);
    private static final Color GREY = new Color(0x44, 0x54, 0x6a);
    private static final Color LINE = new Color(0xc9, 0xd3, 0xde);
    private static final Color RED = new Color(0xa3, 0x35, 0x0f);
    private static final float MARGIN = 42;
    private static final float PADDING = 2.5f;
    private static final int LABEL_WIDTH = 30;

    @Override
    public void write(Document document, OutputStream out) {
        com.lowagie.text.Document paper =
                new com.lowagie.text.Document(PageSize.LETTER.rotate(), MARGIN, MARGIN, MARGIN + 6, MARGIN + 6);
        com.lowagie.text.pdf.PdfWriter pdf = com.lowagie.text.pdf.PdfWriter.getInstance(paper, out);
        pdf.setCloseStream(false);
        pdf.setPageEvent(new RunningHead(document.running()));
        paper.addTitle(document.running());
        paper.open();
        head(paper, document);
        document.sections().forEach(section -> section(paper, section));
        required(paper, document.notesRequired());
        footnotes(paper, document.footnotes());
        signers(paper, document.signers());
        paper.close();
    }

    private static void head(com.lowagie.text.Document paper, Document document) {
        paper.add(new Paragraph(document.title(), font(16, Font.BOLD, Color.BLACK)));
        Paragraph subtitle = new Paragraph(document.subtitle(), font(11, Font.NORMAL, GREY));
        subtitle.setSpacingAfter(8);
        paper.add(subtitle);
        PdfPTable facts = table(new float[] {14, 36, 14, 36});
        for (Document.Fact fact : document.facts()) {
            facts.addCell(plain(fact.label(), font(8.5f, Font.NORMAL, GREY)));
            PdfPCell text = plain(fact.text(), font(8.5f, Font.NORMAL, Color.BLACK));
            text.setPaddingRight(6 * PADDING);
            facts.addCell(text);
        }
        facts.completeRow();
        facts.setSpacingAfter(6);
        paper.add(facts);
    }

    private static void section(com.lowagie.text.Document paper, Section section) {
        for (int i = 0; i < section.grids().size(); i++) {
            grid(
                    paper,
                    i == 0 ? section : new Section("", "", List.of()),
                    section.grids().get(i));
        }
    }

    private static Paragraph heading(String text) {
        Paragraph title = new Paragraph(text, font(12, Font.BOLD, BLUE));
        title.setSpacingBefore(6);
        title.setSpacingAfter(4);
        return title;
    }

    /** A section's title heads its first table, so that it stays with it and is repeated with its header. */
    private static void grid(com.lowagie.text.Document paper, Section section, Grid grid) {
        float[] widths = new float[grid.columns().size() + 1];
        widths[0] = LABEL_WIDTH;
        for (int i = 0; i < grid.columns().size(); i++) {
            widths[i + 1] = grid.columns().get(i).width();
        }
        PdfPTable table = table(widths);
        int headers = 1
                + across(table, section.title(), font(12, Font.BOLD, BLUE))
                + across(table, section.text(), font(8.5f, Font.NORMAL, Color.BLACK))
                + across(table, grid.title(), font(9.5f, Font.BOLD, Color.BLACK));
        header(table, grid);
        table.setHeaderRows(headers);
        grid.lines().forEach(line -> line(table, line));
        table.setSpacingAfter(grid.note().isEmpty() ? 8 : 2);
        table.setKeepTogether(grid.lines().size() <= 14);
        paper.add(table);
        if (!grid.note().isEmpty()) {
            Paragraph note = new Paragraph(grid.note(), font(8, Font.NORMAL, GREY));
            note.setSpacingAfter(8);
            paper.add(note);
        }
    }

    /** A row of one cell, unless the text is empty; the number of rows made. */
    private static int across(PdfPTable table, String text, Font font) {
        if (text.isEmpty()) {
            return 0;
        }
        PdfPCell cell = plain(text, font);
        cell.setPaddingTop(6);
        cell.setColspan(table.getNumberOfColumns());
        table.addCell(cell);
        return 1;
    }

    private static void header(PdfPTable table, Grid grid) {
        table.addCell(ruled(plain(grid.stub(), font(8, Font.BOLD, Color.BLACK))));
        for (int i = 0; i < grid.columns().size(); i++) {
            int column = i;
            PdfPCell cell = ruled(plain(grid.columns().get(i).title(), font(8, Font.BOLD, Color.BLACK)));
            boolean isNumber = grid.lines().stream()
                    .anyMatch(line -> line.cells().get(column).isNumber());
            cell.setHorizontalAlignment(isNumber ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
            cell.setPaddingLeft(isNumber ? PADDING : 3 * PADDING);
            table.addCell(cell);
        }
    }

    private static PdfPCell ruled(PdfPCell cell) {
        cell.setBorder(PdfPCell.BOTTOM);
        cell.setBorderColor(BLUE);
        cell.setBorderWidth(1.2f);
        cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
        return cell;
    }

    private static void line(PdfPTable table, Grid.Line line) {
        Font font = font(8.5f, line.isTotal() ? Font.BOLD : Font.NORMAL, Color.BLACK);
        Phrase label = new Phrase(line.label(), font);
        if (!line.mark().isEmpty()) {
            label.add(new Chunk(" " + line.mark(), font(8.5f, Font.BOLD, RED)));
        }
        table.addCell(under(new PdfPCell(label)));
        for (Cell cell : line.cells()) {
            PdfPCell shown = under(new PdfPCell(new Phrase(cell.shown(), font)));
            shown.setHorizontalAlignment(cell.isNumber() ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
            shown.setPaddingLeft(cell.isNumber() ? PADDING : 3 * PADDING);
            table.addCell(shown);
        }
    }

    private static PdfPCell under(PdfPCell cell) {
        cell.setBorder(PdfPCell.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.5f);
        cell.setPadding(PADDING);
        cell.setPaddingBottom(4);
        return cell;
    }

    private static void required(com.lowagie.text.Document paper, List<String> notes) {
        if (notes.isEmpty()) {
            return;
        }
        paper.add(heading("Notes required"));
        for (String note : notes) {
            PdfPTable table = table(new float[] {1});
            table.addCell(plain(note, font(9, Font.NORMAL, Color.BLACK)));
            for (int i = 0; i < 2; i++) {
                PdfPCell rule = under(new PdfPCell(new Phrase(" ", font(9, Font.NORMAL, Color.BLACK))));
                rule.setBorderColor(GREY);
                rule.setFixedHeight(18);
                table.addCell(rule);
            }
            table.setKeepTogether(true);
            table.setSpacingAfter(8);
            paper.add(table);
        }
    }

    private static void footnotes(com.lowagie.text.Document paper, List<String> footnotes) {
        paper.add(heading("How to read this form"));
        com.lowagie.text.List list = new com.lowagie.text.List(com.lowagie.text.List.UNORDERED, 10);
        list.setListSymbol(new Chunk("•", font(8.5f, Font.NORMAL, GREY)));
        footnotes.forEach(note -> list.add(new com.lowagie.text.ListItem(note, font(8.5f, Font.NORMAL, Color.BLACK))));
        paper.add(list);
    }

    private static void signers(com.lowagie.text.Document paper, List<String> signers) {
        for (String signer : signers) {
            PdfPTable table = table(new float[] {55, 5, 40});
            table.setSpacingBefore(34);
            table.setKeepTogether(true);
            table.addCell(signed(signer + ": name and signature"));
            table.addCell(plain("", font(8, Font.NORMAL, GREY)));
            table.addCell(signed("Date"));
            paper.add(table);
        }
    }

    private static PdfPCell signed(String text) {
        PdfPCell cell = plain(text, font(8, Font.NORMAL, GREY));
        cell.setBorder(PdfPCell.TOP);
        cell.setBorderWidth(0.7f);
        return cell;
    }

    private static PdfPTable table(float[] widths) {
        PdfPTable table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.getDefaultCell().setBorder(PdfPCell.NO_BORDER);
        return table;
    }

    private static PdfPCell plain(String text, Font font) {
        PdfPCell cell = new PdfPCell(new Phrase(text, font));
        cell.setBorder(PdfPCell.NO_BORDER);
        cell.setPadding(PADDING);
        return cell;
    }

    private static Font font(float size, int style, Color color) {
        return FontFactory.getFont(FontFactory.HELVETICA, size, style, color);
    }
}
