package org.hearth.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a warehouse knows after reading folders in date order: the current row of each key. */
final class Extract {

    private final Map<String, Map<String, Map<String, String>>> rows = new HashMap<>();

    static Extract of(List<Path> folders) {
        Extract extract = new Extract();
        folders.forEach(extract::load);
        return extract;
    }

    void load(Path folder) {
        for (Entity entity : Contract.ALL) {
            Path file = folder.resolve(entity.name() + ".csv");
            if (Files.exists(file)) {
                read(file).forEach(row -> apply(entity, row));
            }
        }
    }

    private void apply(Entity entity, Map<String, String> row) {
        Map<String, Map<String, String>> known = rows.computeIfAbsent(entity.name(), name -> new LinkedHashMap<>());
        if (value(row, "op").equals("D")) {
            known.remove(key(entity, row));
        } else {
            known.put(key(entity, row), row);
        }
    }

    static String key(Entity entity, Map<String, String> row) {
        return entity.columns().stream()
                .filter(Column::isKey)
                .map(column -> value(row, column.name()))
                .collect(Collectors.joining("|"));
    }

    static String value(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return value;
    }

    static LocalDate date(Map<String, String> row, String column) {
        return LocalDate.parse(value(row, column));
    }

    static List<Map<String, String>> read(Path file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            List<Map<String, String>> rows = new ArrayList<>();
            reader.forEach(row -> rows.add(row.getFieldsAsMap()));
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Collection<Map<String, String>> rows(String entity) {
        return rows.getOrDefault(entity, Map.of()).values();
    }

    boolean has(String entity, String key) {
        return rows.getOrDefault(entity, Map.of()).containsKey(key);
    }

    Map<String, List<Map<String, String>>> by(String entity, String column) {
        return rows(entity).stream().collect(Collectors.groupingBy(row -> value(row, column)));
    }
}
