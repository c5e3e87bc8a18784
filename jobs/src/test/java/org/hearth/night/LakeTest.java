package org.hearth.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.hearth.schema.StoredTable;
import org.hearth.table.Lake;
import org.hearth.table.Tables;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a night leaves in the lake is what the schemas promise, and says so itself. */
@ExtendWith(LocalSpark.class)
class LakeTest {

    @Test
    void everyTableIsAsItsSchemaSaysAndTellsWhatItMeans(SparkSession spark) {
        Lake lake = Lake.at(SampleLake.path().toString(), spark.sparkContext().hadoopConfiguration());
        Tables tables = new Tables(spark, lake);
        List<String> names = Stream.of("bronze", "silver", "gold", "ops")
                .flatMap(layer -> lake.tables(layer).stream().map(table -> layer + "." + table))
                .toList();
        assertThat(names).hasSizeGreaterThan(60).contains("ops.release", "gold.measure_case");
        for (String name : names) {
            String layer = name.substring(0, name.indexOf('.'));
            String table = name.substring(name.indexOf('.') + 1);
            StoredTable promised = StoredTable.of(layer, table);
            StructField[] fields = tables.read(layer, table).schema().fields();
            assertThat(told(fields, StructField::dataType))
                    .as(name)
                    .isEqualTo(told(promised.structType().fields(), StructField::dataType));
            assertThat(told(fields, field -> field.getComment().get()))
                    .as(name)
                    .isEqualTo(told(fields, field -> promised.comment(field.name())));
            assertThat(spark.sql("describe detail delta.`" + lake.path(layer, table) + "`")
                            .head()
                            .<String>getAs("description"))
                    .as(name)
                    .isEqualTo(promised.comment());
        }
    }

    private static String told(StructField[] fields, Function<StructField, Object> what) {
        return Arrays.stream(fields)
                .map(field -> field.name() + " " + what.apply(field))
                .collect(Collectors.joining("\n"));
    }
}
