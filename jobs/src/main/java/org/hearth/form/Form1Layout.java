package org.hearth.form;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hearth.measure.ReportingPeriod;
import org.hearth.text.Yaml;

/** The tables of Form 1 with their rows and columns: {@code sql/forms/form1.yml}. */
public record Form1Layout(
        List<Version> versions,
        LinkedHashMap<String, LinkedHashMap<String, String>> rows,
        LinkedHashMap<String, LinkedHashMap<String, String>> columns,
        List<Part> sections) {

    /** A version of the form, used for periods that start on {@code from} or later. */
    public record Version(String id, LocalDate from) {}

    /** A titled group of tables. */
    public record Part(String title, List<TableSpec> tables) {}

    /** One table; {@code numbers} by version, the newest one not after the form's applies. */
    public record TableSpec(
            String slug, String title, Map<String, Integer> numbers, List<String> rows, String columns) {}

    public static Form1Layout load() {
        return Yaml.read("sql/forms/form1.yml", Form1Layout.class);
    }

    /** The version that a period is reported on. */
    public String version(ReportingPeriod period) {
        return versions.stream()
                .filter(version -> !version.from().isAfter(period.start()))
                .reduce((first, second) -> second)
                .map(Version::id)
                .orElse(versions.get(0).id());
    }

    /** The table's number, or 0 when the version does not have the table. */
    int number(TableSpec table, String version) {
        boolean isNumberedAnew = version.compareTo("2024") >= 0;
        return table.numbers().getOrDefault(isNumberedAnew ? "2024" : "2018", 0);
    }

    Map<String, String> columnsOf(TableSpec table) {
        return Objects.requireNonNull(columns.get(table.columns()), table.columns());
    }

    Map<String, String> rowsOf(TableSpec table) {
        Map<String, String> all = new LinkedHashMap<>();
        table.rows().forEach(group -> all.putAll(Objects.requireNonNull(rows.get(group), group)));
        return all;
    }
}
