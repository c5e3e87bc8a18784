package org.hearth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.hearth.report.Printed;
import org.hearth.report.RowPrinter;
import org.hearth.testing.LocalSpark;
import org.hearth.text.UsageException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a query itself cannot compute is the asker's to mend, and no bug. */
class SqlCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "DIVIDE_BY_ZERO; select 1 / (id - id) from range(3)",
                "ARITHMETIC_OVERFLOW; select cast(id + 2147483647 as int) + 1 from range(1)",
                "CAST_INVALID_INPUT; select cast(concat('x', id) as date) from range(1)",
                "Did you mean one of the following? [`id`]; select ids from range(1)",
                "UNRESOLVED_ROUTINE; select some_count(id) from range(1)",
                "TABLE_OR_VIEW_NOT_FOUND; select * from gold.measure_cases",
                "PARSE_SYNTAX_ERROR; select id from range(1) wher id > 1 and"
            })
    void saysWhatIsWrongAndNotHowSparkSawIt(String what, String query, @TempDir Path lake) {
        SparkSession spark = LocalSpark.newSession();
        RowPrinter printer = new RowPrinter(new PrintWriter(Writer.nullWriter()));
        assertThatThrownBy(() -> SqlCommand.run(spark, lake.toString(), query, Printed.table, printer))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(what)
                .hasMessageNotContaining("+- ");
    }
}
