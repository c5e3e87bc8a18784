package org.hearth.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a question prints is all there when it returns, though standard output stays open. */
class RowPrinterTest {
    private static final List<String> HEADER = List.of("measure_id", "value");
    private static final List<List<@Nullable Object>> ROWS =
            List.of(List.of("m03", 0.5), Arrays.asList("a,\"b\"", null));

    @Test
    void printsATable() {
        assertThat(printed(Printed.table).lines().map(String::stripTrailing))
                .containsExactly("measure_id  value", "----------  -----", "m03           0.5", "a,\"b\"");
    }

    @Test
    void printsCsv() {
        assertThat(printed(Printed.csv).lines()).containsExactly("measure_id,value", "m03,0.5", "\"a,\"\"b\"\"\",");
    }

    @Test
    void printsAnObjectALine() {
        assertThat(printed(Printed.json).lines())
                .containsExactly(
                        "{\"measure_id\":\"m03\",\"value\":0.5}", "{\"measure_id\":\"a,\\\"b\\\"\",\"value\":null}");
    }

    private static String printed(Printed how) {
        StringWriter text = new StringWriter();
        new RowPrinter(new PrintWriter(text)).print(how, HEADER, ROWS);
        return text.toString();
    }
}
