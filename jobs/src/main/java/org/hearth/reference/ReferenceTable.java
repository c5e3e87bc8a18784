package org.hearth.reference;

import static org.apache.spark.sql.functions.expr;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.Column;
import org.hearth.schema.TableSchema;
import org.hearth.text.Resources;
import org.hearth.text.UsageException;

/** One file of {@code conf/reference}, typed by {@code schemas/reference}. */
public record ReferenceTable(TableSchema schema, String text) {

    public static List<ReferenceTable> all() {
        return Resources.names("schemas/reference", ".yml").stream()
                .map(ReferenceTable::load)
                .toList();
    }

    static ReferenceTable load(String name) {
        return new ReferenceTable(
                TableSchema.load("reference", name), Resources.text("conf/reference/" + name + ".csv"));
    }

    /** The typed rows; a key that stands twice or a required value that is empty is an error of the configuration. */
    public Dataset<Row> rows(SparkSession spark) {
        List<String> names = schema.columns().stream().map(Column::name).toList();
        List<List<String>> cells = cells(names);
        requireKeys(names, cells);
        StructType strings = new StructType();
        for (String name : names) {
            strings = strings.add(name, "string");
        }
        List<Row> rows = cells.stream()
                .map(row -> RowFactory.create(
                        row.stream().map(cell -> cell.isEmpty() ? null : cell).toArray()))
                .toList();
        org.apache.spark.sql.Column[] typed = schema.columns().stream()
                .map(column -> expr("cast(" + column.name() + " as " + column.type() + ") as " + column.name()))
                .toArray(org.apache.spark.sql.Column[]::new);
        return spark.createDataFrame(rows, strings).select(typed);
    }

    private List<List<String>> cells(List<String> names) {
        try (Stream<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text).stream()) {
            return records.map(record -> names.stream().map(record::getField).toList())
                    .toList();
        } catch (java.util.NoSuchElementException e) {
            throw new UsageException("conf/reference/" + schema.table() + ".csv: " + e.getMessage(), e);
        }
    }

    private void requireKeys(List<String> names, List<List<String>> cells) {
        Set<List<String>> seen = new HashSet<>();
        int[] key = schema.key().stream().mapToInt(names::indexOf).toArray();
        for (List<String> row : cells) {
            if (!seen.add(Arrays.stream(key).mapToObj(row::get).toList())) {
                throw new UsageException("conf/reference/" + schema.table() + ".csv has a key twice: " + row);
            }
            for (Column column : schema.columns()) {
                if (column.required() && row.get(names.indexOf(column.name())).isEmpty()) {
                    throw new UsageException(
                            "conf/reference/" + schema.table() + ".csv: " + column.name() + " is empty in " + row);
                }
            }
        }
    }
}
