package org.hearth.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hearth.text.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every table file must say. */
class SchemaTest {

    static Stream<String> files() {
        return Stream.of("silver", "gold", "derived", "reference", "ops", "bronze")
                .flatMap(layer ->
                        Resources.names("schemas/" + layer, ".yml").stream().map(name -> layer + "/" + name));
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatItHolds(String file) {
        TableSchema schema = schema(file);
        assertThat(schema.table()).isEqualTo(file.substring(file.indexOf('/') + 1));
        assertThat(schema.grain()).startsWith("one row ");
        assertThat(schema.description()).endsWith(".");
        assertThat(schema.key()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(schema.columns()).extracting(Column::name).doesNotHaveDuplicates();
        assertThat(schema.columns())
                .allSatisfy(column ->
                        assertThat(column.description()).as(column.name()).matches("\\p{L}.*\\.|[0-9].*\\."));
    }

    @ParameterizedTest
    @MethodSource("files")
    void keepsNamesOnlyAsTokens(String file) {
        TableSchema schema = schema(file);
        List<String> stored = Arrays.asList(schema.structType().fieldNames());
        assertThat(stored).doesNotHaveDuplicates().hasSameSizeAs(schema.columns());
        schema.columns().stream().filter(Column::identifying).forEach(column -> assertThat(stored)
                .doesNotContain(column.name())
                .contains(column.name() + "_token"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void pointsAtColumnsThatExist(String file) {
        TableSchema schema = schema(file);
        TreeSet<String> named = new TreeSet<>(schema.family().values());
        Stream.of(schema.event(), schema.subject()).filter(name -> name != null).forEach(named::add);
        schema.rules().forEach(rule -> named.add(rule.column()));
        assertThat(schema.columns()).extracting(Column::name).containsAll(named);
    }

    @Test
    void sharedColumnsAreDescribedToo() {
        SharedColumns shared = SharedColumns.load();
        assertThat(Stream.of(shared.state(), shared.delivered(), shared.event(), shared.version())
                        .flatMap(List::stream))
                .allSatisfy(column ->
                        assertThat(column.description()).as(column.name()).matches("\\p{L}.*\\."));
    }

    /** One step writes both. */
    @Test
    void rowsThatWaitHaveOneShape() {
        assertThat(StoredTable.of("ops", "retry").structType())
                .isEqualTo(StoredTable.of("ops", "quarantine").structType());
    }

    private static TableSchema schema(String file) {
        String[] parts = file.split("/");
        return TableSchema.load(parts[0], parts[1]);
    }
}
