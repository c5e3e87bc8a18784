package org.hearth.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.text.Resources;

/** The text of {@code schemas/DICTIONARY.md}: every table and column, from the files that describe them. */
public final class Dictionary {
    private static final String HEAD =
            """
            # Dictionary

            Every table and column of the lake. Made by `bin/hearth dictionary` from the files beside it: edit those, not this.
            The same sentences stand in the tables themselves, as comments of table and column. A column with a dot under
            *set* is empty in no row but one that withdraws its key.
            """;

    private Dictionary() {}

    /** A part of the dictionary: the layer of the lake, and the folder of schemas that describes it. */
    private record Part(String layer, String folder, String title, Function<TableSchema, StoredTable> stored) {
        List<StoredTable> tables() {
            return Resources.names("schemas/" + folder, ".yml").stream()
                    .map(name -> stored.apply(TableSchema.load(folder, name)))
                    .toList();
        }

        String name(StoredTable table) {
            Stream<String> names = layer.equals("bronze")
                    ? SilverCatalog.load().sources().stream()
                    : Stream.of(table.schema().table());
            return names.map(name -> layer + "." + name).collect(Collectors.joining(", "));
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part("gold", "gold", "Gold: what was decided", StoredTable::ofGold),
            new Part("silver", "derived", "Silver: what was derived", StoredTable::versioned),
            new Part("silver", "silver", "Silver: what was delivered", StoredTable::entity),
            new Part("bronze", "bronze", "Bronze: as it came", StoredTable::plain),
            new Part("ops", "ops", "Ops: the books", StoredTable::plain),
            new Part("conf/reference", "reference", "Reference data", StoredTable::plain));

    public static String markdown() {
        List<String> lines = new ArrayList<>(HEAD.lines().toList());
        lines.add("");
        PARTS.forEach(part -> lines.add("- " + part.title() + ": " + contents(part)));
        SharedColumns shared = SharedColumns.load();
        shared(lines, "Columns of every versioned table", join(shared.state(), shared.version()));
        shared(lines, "Columns of every delivered table", join(shared.state(), shared.delivered()));
        shared(lines, "Column of delivered facts with a day of their own", shared.event());
        for (Part part : PARTS) {
            lines.addAll(List.of("", "## " + part.title()));
            part.tables().forEach(table -> table(lines, part, table));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<Column> join(List<Column> first, List<Column> second) {
        return Stream.of(first, second).flatMap(List::stream).toList();
    }

    private static String contents(Part part) {
        return part.tables().stream()
                .map(table -> "[" + table.schema().table() + "](#" + anchor(part.name(table)) + ")")
                .collect(Collectors.joining(" · "));
    }

    /** As GitHub makes it from a heading. */
    private static String anchor(String heading) {
        return heading.replace(' ', '-').replaceAll("[^a-z0-9_-]", "");
    }

    private static void shared(List<String> lines, String title, List<Column> columns) {
        lines.addAll(List.of("", "## " + title, ""));
        columns(lines, columns);
    }

    private static void table(List<String> lines, Part part, StoredTable table) {
        TableSchema schema = table.schema();
        lines.addAll(List.of("", "### " + part.name(table), "", table.comment() + " " + facts(table), ""));
        columns(lines, schema.columns());
        if (!schema.rules().isEmpty()) {
            lines.add("");
            schema.rules()
                    .forEach(rule -> lines.add("- `" + rule.rule() + "` (" + rule.effect() + "): " + rule.message()));
        }
    }

    private static String facts(StoredTable table) {
        String key = table.schema().key().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", ", "Key: ", ""));
        return key
                + switch (table.kind()) {
                    case entity ->
                        ", with `state` and `source`. Sent by "
                                + String.join(", ", table.schema().sources()) + ".";
                    case versioned -> ", with `state`.";
                    case plain -> ".";
                };
    }

    private static void columns(List<String> lines, List<Column> columns) {
        lines.addAll(List.of("| column | type | set | meaning |", "|---|---|---|---|"));
        columns.forEach(column -> lines.add("| `" + column.storedName() + "` | `" + column.storedType() + "` | "
                + (column.required() ? "·" : "") + " | " + meaning(column) + " |"));
    }

    private static String meaning(Column column) {
        String text = column.description().replace("|", "\\|");
        List<String> codes = column.codes();
        return codes == null
                ? text
                : text + codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(" ", " Codes: ", "."));
    }
}
