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

    @Test
    void aPersonReadsSixPlacesAProgramAll() {
        List<List<@Nullable Object>> numbers = List.of(
                List.of("third", 31 / 129.0),
                List.of("small", 1e-9),
                List.of("whole", 2.0),
                List.of("none", Double.NaN),
                List.of("endless", Double.POSITIVE_INFINITY));
        assertThat(printed(Printed.csv, numbers).lines().skip(1))
                .containsExactly(
                        "third,0.24031007751937986", "small,0.000000001", "whole,2", "none,", "endless,Infinity");
        assertThat(printed(Printed.table, numbers).lines().skip(2).map(line -> line.replaceAll(" +", " ")))
                .containsExactly("third 0.24031", "small 0", "whole 2", "none", "endless Infinity");
    }

    private static String printed(Printed how) {
        return printed(how, ROWS);
    }

    private static String printed(Printed how, List<List<@Nullable Object>> rows) {
        StringWriter text = new StringWriter();
        new RowPrinter(new PrintWriter(text)).print(how, HEADER, rows);
        return text.toString();
    }
}
