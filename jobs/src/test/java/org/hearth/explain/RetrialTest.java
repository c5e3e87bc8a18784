package org.hearth.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Copies of a family that are decided side by side are told apart by the marks of their ids. */
@ExtendWith(LocalSpark.class)
class RetrialTest {

    @Test
    void aStretchOfARecordIsNotTheRecord(SparkSession spark) {
        List<Row> rows = spark.sql("select explode(array('E1#0', 'E1#35~2', 'E1#35', 'E2#1', 'E1')) as episode_id")
                .collectAsList();

        assertThat(Retrial.marked(rows, "episode_id", "E1").keySet()).containsExactly(0, 35);
        assertThat(Retrial.marked(rows, "episode_id", "E1~2").keySet()).containsExactly(35);
        assertThat(Retrial.marked(rows, "episode_id", "E3")).isEmpty();
    }
}
