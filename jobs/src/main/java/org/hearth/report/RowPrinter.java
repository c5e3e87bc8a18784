package org.hearth.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hearth.spark.Values;
import org.jspecify.annotations.Nullable;

/** Prints rows to standard output. An absent value is an empty cell, and null in JSON. */
public final class RowPrinter {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final PrintWriter out;

    public RowPrinter(PrintWriter out) {
        this.out = out;
    }

    public void print(Printed how, List<String> header, List<List<@Nullable Object>> rows) {
        switch (how) {
            case table -> table(header, rows);
            case csv -> csv(header, rows);
            case json -> json(header, rows);
        }
        out.flush();
    }

    private void csv(List<String> header, List<List<@Nullable Object>> rows) {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        csv.writeRecord(header);
        rows.forEach(row -> csv.writeRecord(row.stream().map(RowPrinter::exact).toList()));
    }

    private void json(List<String> header, List<List<@Nullable Object>> rows) {
        for (List<@Nullable Object> row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                object.put(header.get(i), jsonValue(row.get(i)));
            }
            try {
                out.println(MAPPER.writeValueAsString(object));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Cannot print " + object, e);
            }
        }
    }

    private static @Nullable Object jsonValue(@Nullable Object value) {
        Object plain = Values.plain(value);
        if (plain instanceof List<?> list) {
            List<Object> values = new ArrayList<>();
            list.forEach(item -> values.add(jsonValue(item)));
            return values;
        } else if (plain instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((key, item) -> fields.put(String.valueOf(key), jsonValue(item)));
            return fields;
        }
        return plain == null || plain instanceof Number || plain instanceof Boolean ? plain : plain.toString();
    }

    private void table(List<String> header, List<List<@Nullable Object>> rows) {
        List<List<String>> lines = rows.stream()
                .map(row -> row.stream().map(RowPrinter::text).toList())
                .toList();
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            widths.add(Math.max(
                    header.get(i).length(),
                    lines.stream()
                            .mapToInt(line -> line.get(column).length())
                            .max()
                            .orElse(0)));
        }
        line(header, widths, List.of());
        out.println(widths.stream().map("-"::repeat).collect(Collectors.joining("  ")));
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), widths, rows.get(i));
        }
    }

    /** Numbers stand to the right. */
    private void line(List<String> cells, List<Integer> widths, List<@Nullable Object> values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String pad = " ".repeat(widths.get(i) - cells.get(i).length());
            boolean isNumber = !values.isEmpty() && values.get(i) instanceof Number;
            text.append(isNumber ? pad + cells.get(i) : cells.get(i) + pad).append("  ");
        }
        out.println(text.toString().stripTrailing());
    }

    /** For a person to read: six places. */
    private static String text(@Nullable Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? plain(String.format(Locale.ROOT, "%.6f", number))
                : exact(value);
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    /** For a program to read: every place that a number has. */
    private static String exact(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof Double number) {
            return number.isNaN() ? "" : number.isInfinite() ? number.toString() : plain(number.toString());
        } else if (!(Values.plain(value) instanceof Comparable<?>)) {
            return json(value);
        }
        return value.toString();
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(jsonValue(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot print " + value, e);
        }
    }
}
