package org.hearth.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.hearth.measure.MeasureCatalog;

/** Form 1: who was served, and with what. */
public final class Form1 {
    private static final String NOTE_MARK = "†";

    private final Head head;
    private final Form1Layout layout;
    private final String version;
    private final Map<String, Count> cells;

    /** A cell's number. */
    public record Count(String table, String row, String column, long value, boolean isNoteRequired) {
        static Count of(Row row) {
            return new Count(
                    row.getAs("table"),
                    row.getAs("row"),
                    row.getAs("column"),
                    row.<Long>getAs("value"),
                    row.<Boolean>getAs("note_required"));
        }
    }

    public Form1(Head head, List<Count> counts) {
        this.head = head;
        this.layout = Form1Layout.load();
        this.version = layout.version(head.period());
        this.cells = new HashMap<>();
        counts.forEach(count -> cells.put(key(count.table(), count.row(), count.column()), count));
    }

    /** The form of a lake's release. */
    public static Document of(FormLake lake) {
        return new Form1(lake.head(), lake.rows("form1").stream().map(Count::of).toList()).document();
    }

    private static String key(String table, String row, String column) {
        return table + "/" + row + "/" + column;
    }

    public Document document() {
        List<Section> sections = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Form1Layout.Part part : layout.sections()) {
            List<Grid> grids = part.tables().stream()
                    .filter(table -> layout.number(table, version) > 0)
                    .map(table -> grid(table, notes))
                    .toList();
            sections.add(new Section(part.title(), "", grids));
        }
        sections.add(new OptionsTable(MeasureCatalog.load(), head.release().options())
                .section(List.of("form1", "enrollment")));
        return new Document(
                "form1",
                "MIECHV Form 1: demographics and service utilization",
                head.subtitle() + " · form version " + version,
                head.facts(),
                sections,
                notes,
                footnotes(),
                List.of("Program officer", "Authorized official"));
    }

    private Grid grid(Form1Layout.TableSpec table, List<String> notes) {
        Map<String, String> columns = layout.columnsOf(table);
        List<Grid.Line> lines = new ArrayList<>();
        layout.rowsOf(table).forEach((row, label) -> lines.add(line(table, columns, row, label)));
        boolean isNoteRequired = lines.stream().anyMatch(line -> !line.mark().isEmpty());
        String title = "Table " + layout.number(table, version) + ". " + table.title();
        if (isNoteRequired) {
            notes.add(title + ": ten percent or more are unknown"
                    + lines.stream()
                            .filter(line -> !line.mark().isEmpty())
                            .map(Grid.Line::label)
                            .reduce((first, second) -> first + "; " + second)
                            .map(rows -> " (" + rows + ")")
                            .orElse("")
                    + ". Give the reason and the plan to reduce it.");
        }
        int width = Math.max(6, 70 / columns.size());
        return new Grid(
                table.slug(),
                title,
                "",
                columns.entrySet().stream()
                        .map(column -> new Grid.Column(column.getKey(), column.getValue(), width))
                        .toList(),
                lines,
                "");
    }

    private Grid.Line line(Form1Layout.TableSpec table, Map<String, String> columns, String row, String label) {
        boolean isNoteRequired = columns.keySet().stream()
                .map(column -> cells.get(key(table.slug(), row, column)))
                .anyMatch(count -> count != null && count.isNoteRequired());
        return new Grid.Line(
                row,
                label,
                isNoteRequired ? NOTE_MARK : "",
                row.equals("all") || row.startsWith("all_"),
                columns.keySet().stream()
                        .map(column -> cells.get(key(table.slug(), row, column)))
                        .map(count -> Cell.count(count == null ? 0 : count.value()))
                        .toList());
    }

    private static List<String> footnotes() {
        return List.of(
                "Persons and households are counted once, for the last program of the period; new and continuing add"
                        + " up to the total. Only MIECHV enrollments count, funded so at the first enrollment.",
                "An adult is pregnant or not on the day of enrollment, a continuing one on the first day of the period,"
                        + " and has the age of that day. A child has its age at the end of the period or at its exit.",
                "Answers that change are the last at the enrollment for new participants, else the first after it, the"
                        + " latest for continuing ones. A race given only as other counts as unknown.",
                "A household is currently receiving services when it is enrolled at the end of the period, or on the"
                        + " day of the data if that is earlier, and was visited in the days that an option names.",
                NOTE_MARK + " Ten percent or more of the row are unknown, or of all adults or children of unknown"
                        + " gender: the form must say why, and what will be done about it.",
                "The numbers of the tables from 4 on are not verified against the official form.");
    }
}
