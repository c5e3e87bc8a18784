package org.hearth.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** In every place where a text may name a day, those included where it is computed with before there are rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select held_on, datediff(:as_of, held_on) as age from drawn where held_on <= :as_of order by held_on",
                "select :as_of as day, count(*) as n, max(:until) as latest from drawn group by :as_of",
                "select held_on from drawn join (values (:as_of), (:until)) as told (day) on held_on = told.day",
                "select day from values (1, :as_of), (2, :until) as told (number, day) order by number",
                "select year, next from values (year(:as_of), date_add(:as_of, 1)) as told (year, next)",
                "select held_on from drawn where held_on in (select day from values (:as_of) as told (day))",
                "select drawn.held_on from drawn where exists (select 1 from drawn as other"
                        + " where other.held_on < drawn.held_on and other.held_on >= :as_of) order by held_on",
                "select held_on from drawn where held_on > (select max(:as_of) from drawn) order by held_on",
                "with late as (select * from drawn where held_on between :as_of and :until) select count(*) as n from late",
                "select explode(sequence(trunc(:as_of, 'MM'), add_months(:until, 1), interval 1 month)) as month",
                "select count_if(held_on in (:as_of, :until, date'2026-01-09')) as n from drawn",
                "select :as_of = :until as same, :as_of < current_date() as over, string(:as_of) as text"
            })
    void followsTheDays(String query, SparkSession spark) {
        draw(spark, "drawn", "select explode(sequence(date'2026-01-01', date'2026-01-09')) as held_on");
        for (int day : List.of(1, 4, 8, 30, 4)) {
            Map<String, Object> days = Map.of(
                    "as_of", LocalDate.of(2026, 1, day),
                    "until", LocalDate.of(2026, 1, 8));
            assertThat(asked(spark, query, days))
                    .isEqualTo(spark.sql(query, days).collectAsList().toString());
        }
    }

    @Test
    void columnsThatMayBeEmptyInOnePlaceAndNotInAnotherAreOne(SparkSession spark) {
        String query =
                "select count(id) as n, count_if(id is null) as none from drawn where id not in (5) or id is null";
        draw(spark, "drawn", "select id from range(4)");
        assertThat(asked(spark, query, Map.of())).isEqualTo("[[4,0]]");
        draw(spark, "drawn", "select if(id = 2, null, id) as id from range(6)");
        assertThat(asked(spark, query, Map.of())).isEqualTo("[[4,1]]");
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
