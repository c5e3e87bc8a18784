package org.hearth.form;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook with a sheet a section; numbers are numbers, and every sheet prints on pages of its width. */
final class XlsxWriter implements FormWriter {
    private static final int CHARACTER = 256;
    private static final int LABEL_WIDTH = 44;
    private static final int NAME_LENGTH = 28;

    /** The looks of one workbook. */
    private static final class Looks {
        final CellStyle title;
        final CellStyle heading;
        final CellStyle headingRight;
        final CellStyle plain;
        final CellStyle wrapped;
        final Map<Cell.Kind, CellStyle> cells = new EnumMap<>(Cell.Kind.class);
        final Map<Cell.Kind, CellStyle> totals = new EnumMap<>(Cell.Kind.class);

        Looks(XSSFWorkbook book) {
            title = style(book, true, 14);
            heading = style(book, true, 11);
            heading.setWrapText(true);
            heading.setBorderBottom(BorderStyle.MEDIUM);
            headingRight = book.createCellStyle();
            headingRight.cloneStyleFrom(heading);
            headingRight.setAlignment(HorizontalAlignment.RIGHT);
            plain = style(book, false, 11);
            wrapped = style(book, false, 11);
            wrapped.setWrapText(true);
            for (Cell.Kind kind : Cell.Kind.values()) {
                cells.put(kind, cell(book, kind, false));
                totals.put(kind, cell(book, kind, true));
            }
        }

        CellStyle of(Cell.Kind kind, Grid.Line line) {
            return Objects.requireNonNull((line.isTotal() ? totals : cells).get(kind));
        }

        private static CellStyle style(XSSFWorkbook book, boolean isBold, int size) {
            Font font = book.createFont();
            font.setBold(isBold);
            font.setFontHeightInPoints((short) size);
            CellStyle style = book.createCellStyle();
            style.setFont(font);
            return style;
        }

        private static CellStyle cell(XSSFWorkbook book, Cell.Kind kind, boolean isTotal) {
            CellStyle style = style(book, isTotal, 11);
            style.setBorderBottom(BorderStyle.HAIR);
            style.setDataFormat(book.createDataFormat().getFormat(kind.format()));
            style.setWrapText(kind == Cell.Kind.text);
            style.setAlignment(kind == Cell.Kind.text ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT);
            return style;
        }
    }

    @Override
    public void write(Document document, OutputStream out) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Looks looks = new Looks(book);
            about(book, looks, document);
            for (Section section : document.sections()) {
                section(book, looks, document, section);
            }
            book.write(out);
        }
    }

    private static void about(XSSFWorkbook book, Looks looks, Document document) {
        Sheet sheet = sheet(book, document, "About");
        sheet.setColumnWidth(0, LABEL_WIDTH * CHARACTER);
        sheet.setColumnWidth(1, 100 * CHARACTER);
        put(sheet, 0, 0, document.title(), looks.title);
        put(sheet, 1, 0, document.subtitle(), looks.wrapped);
        int at = 3;
        for (Document.Fact fact : document.facts()) {
            put(sheet, at, 0, fact.label(), looks.wrapped);
            put(sheet, at++, 1, fact.text(), looks.wrapped);
        }
        for (String note : document.notesRequired()) {
            put(sheet, ++at, 0, "Note required", looks.heading);
            put(sheet, at, 1, note, looks.wrapped);
        }
        at++;
        for (String footnote : document.footnotes()) {
            put(sheet, ++at, 1, footnote, looks.wrapped);
        }
        for (String signer : document.signers()) {
            at += 2;
            put(sheet, at, 0, signer + ": name, signature, date", looks.heading);
            put(sheet, at, 1, "", looks.heading);
        }
    }

    private static void section(XSSFWorkbook book, Looks looks, Document document, Section section) {
        Sheet sheet = sheet(book, document, section.title());
        sheet.setColumnWidth(0, LABEL_WIDTH * CHARACTER);
        put(sheet, 0, 0, section.title(), looks.title);
        put(sheet, 1, 0, section.text(), looks.plain);
        int at = 1;
        for (Grid grid : section.grids()) {
            at = grid(sheet, looks, grid, at + 1);
        }
        if (section.grids().size() == 1) {
            sheet.createFreezePane(1, 4);
            sheet.setRepeatingRows(CellRangeAddress.valueOf("3:4"));
        }
    }

    /** Writes a table from row {@code from} on and returns the row after it. */
    private static int grid(Sheet sheet, Looks looks, Grid grid, int from) {
        int at = from;
        put(sheet, at++, 0, grid.title(), looks.heading);
        put(sheet, at, 0, grid.stub(), looks.heading);
        for (int i = 0; i < grid.columns().size(); i++) {
            int column = i;
            boolean isNumber = grid.lines().stream()
                    .anyMatch(line -> line.cells().get(column).isNumber());
            put(sheet, at, i + 1, grid.columns().get(i).title(), isNumber ? looks.headingRight : looks.heading);
            int width = Math.min(60, Math.max(12, grid.columns().get(i).width() * 2)) * CHARACTER;
            sheet.setColumnWidth(i + 1, Math.max(width, sheet.getColumnWidth(i + 1)));
        }
        for (Grid.Line line : grid.lines()) {
            line(sheet, looks, line, ++at);
        }
        if (!grid.note().isEmpty()) {
            put(sheet, ++at, 0, grid.note(), looks.wrapped);
            sheet.addMergedRegion(new CellRangeAddress(at, at, 0, grid.columns().size()));
        }
        return at + 1;
    }

    private static void line(Sheet sheet, Looks looks, Grid.Line line, int at) {
        CellStyle text = looks.of(Cell.Kind.text, line);
        put(sheet, at, 0, line.mark().isEmpty() ? line.label() : line.label() + " " + line.mark(), text);
        for (int i = 0; i < line.cells().size(); i++) {
            Cell cell = line.cells().get(i);
            put(sheet, at, i + 1, cell.shown(), looks.of(cell.kind(), line));
            if (cell.value() != null) {
                sheet.getRow(at).getCell(i + 1).setCellValue(cell.value().doubleValue());
            }
        }
    }

    private static Sheet sheet(XSSFWorkbook book, Document document, String title) {
        String safe = WorkbookUtil.createSafeSheetName(title);
        String name = safe.substring(0, Math.min(NAME_LENGTH, safe.length())).strip();
        Sheet sheet = book.createSheet(book.getSheet(name) == null ? name : name + " " + book.getNumberOfSheets());
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getHeader().setLeft(document.running());
        sheet.getFooter().setRight("Page &P of &N");
        return sheet;
    }

    private static void put(Sheet sheet, int row, int column, String text, CellStyle style) {
        Row line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        org.apache.poi.ss.usermodel.Cell cell = line.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }
}
