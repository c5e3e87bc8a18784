package org.hearth.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A query that is planned once tells of the rows that its views hold now, and of nothing else. */
@ExtendWith(LocalSpark.class)
class PreparedTest {
    private static final String SUMMED = "select word, sum(id) + :more as ids from drawn group by word order by word";

    private static void draw(SparkSession spark, String view, String query) {
        Sessions.fitHeld(spark, true);
        Cut.of(spark.sql(query), true).createOrReplaceTempView(view);
    }

    private static String asked(SparkSession spark, String query, Map<String, Object> parameters) {
        return Cut.sql(spark, query, parameters, true).collectAsList().toString();
    }

    @Test
    void followsRowsOptionsAndColumns(SparkSession spark) {
        for (int rows : List.of(3, 0, 600, 1)) {
            draw(spark, "drawn", "select id, concat('w', id % 2) as word from range(" + rows + ")");
            for (int more : List.of(0, 10)) {
                assertThat(asked(spark, SUMMED, Map.of("more", more)))
                        .isEqualTo(spark.sql(SUMMED, Map.of("more", more))
                                .collectAsList()
                                .toString());
            }
        }
        draw(spark, "drawn", "select 0.5 as id, 'half' as word");
        assertThat(asked(spark, SUMMED, Map.of("more", 1))).isEqualTo("[[half,1.5]]");
    }

    @Test
    void aSubqueryIsAskedAnew(SparkSession spark) {
        String query = "select id from drawn where id = (select max(id) from drawn)";
        for (int rows : List.of(2, 5, 3)) {
            draw(spark, "drawn", "select id from range(" + rows + ")");
            assertThat(asked(spark, query, Map.of())).isEqualTo("[[" + (rows - 1) + "]]");
        }
    }

    @Test
    void aViewThatTheTextHidesIsThatOfTheSession(SparkSession spark) {
        SparkSession other = LocalSpark.newSession();
        draw(spark, "hidden", "select 1 as id");
        draw(other, "hidden", "select 2 as id");
        String plain = "select id from hidden";
        String hiding = "select hidden.id from (select 1 as one), hidden";

        assertThat(asked(spark, plain, Map.of())).isEqualTo("[[1]]");
        assertThat(asked(other, plain, Map.of())).isEqualTo("[[2]]");
        assertThat(asked(other, hiding, Map.of())).isEqualTo("[[2]]");
        assertThat(asked(spark, hiding, Map.of())).isEqualTo("[[1]]");
    }

    @Test
    void aFunctionOfTheSessionIsFound(SparkSession spark) {
        draw(spark, "drawn", "select 2 as id");
        spark.sql("create temporary function twice_here(number int) returns int return number * 2");

        assertThat(asked(spark, "select twice_here(id) as twice from drawn", Map.of()))
                .isEqualTo("[[4]]");
    }

    @Test
    void whatFailsOnSomeRowsWorksOnOthers(SparkSession spark) {
        String query = "select 10 div id as part from drawn";
        draw(spark, "drawn", "select 5 as id");
        assertThat(asked(spark, query, Map.of())).isEqualTo("[[2]]");
        draw(spark, "drawn", "select 0 as id");
        assertThatThrownBy(() -> asked(spark, query, Map.of())).hasMessageContaining("DIVIDE_BY_ZERO");
        draw(spark, "drawn", "select 2 as id");
        assertThat(asked(spark, query, Map.of())).isEqualTo("[[5]]");
    }

    @Test
    void threadsDoNotMixTheirRows() {
        List<Callable<List<Row>>> tasks = IntStream.range(0, 40)
                .mapToObj(number -> (Callable<List<Row>>) () -> {
                    SparkSession spark = LocalSpark.newSession();
                    draw(spark, "drawn", "select " + number + " as id from range(700)");
                    Dataset<Row> rows = Cut.sql(spark, "select distinct id as number from drawn", Map.of(), true);
                    return rows.collectAsList();
                })
                .toList();

        assertThat(Side.bySide(tasks))
                .extracting(Object::toString)
                .containsExactlyElementsOf(IntStream.range(0, 40)
                        .mapToObj(number -> "[[" + number + "]]")
                        .toList());
    }
}
