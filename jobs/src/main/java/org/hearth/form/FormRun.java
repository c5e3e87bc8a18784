package org.hearth.form;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.spark.Cut;
import org.hearth.table.Released;
import org.hearth.text.Resources;
import org.hearth.text.Yaml;

/** Places every member of the forms in its cells, and counts them; over the derived views of a session. */
public final class FormRun {
    private static final StructType PERIOD =
            StructType.fromDDL("form string, period_id string, period_start date, period_end date");

    /** What the counts read beside the cases, in build order. */
    static final List<String> PARTS = List.of("form4_place", "form4_staff");

    /** What a release counts. */
    static final List<String> COUNTS = List.of("form1_count", "form4_count");

    private final SparkSession views;

    public FormRun(SparkSession views) {
        this.views = views;
    }

    /** The texts that say which tables must be there. */
    public static List<String> texts() {
        return Stream.of(List.of(names()), PARTS, COUNTS)
                .flatMap(List::stream)
                .map(FormRun::text)
                .toList();
    }

    private static String[] names() {
        return Yaml.read("sql/forms.yml", String[].class);
    }

    private static String text(String name) {
        return Resources.text("sql/forms/" + name + ".sql");
    }

    /** The rows of {@code gold.form_case}. */
    public Dataset<Row> cases(List<FormPeriod> periods, Map<String, Object> parameters, boolean isSmall) {
        List<Row> rows = periods.stream()
                .map(one -> RowFactory.create(
                        one.form(),
                        one.period().id(),
                        one.period().start(),
                        one.period().end()))
                .toList();
        Cut.held(views, rows, PERIOD).createOrReplaceTempView("form_period");
        for (String name : names()) {
            Cut.sql(views, text(name), parameters, isSmall).createOrReplaceTempView(name);
        }
        return views.table("form_case");
    }

    /** What counts the rows of {@code gold.form1} and {@code gold.form4} for all current cases of the state. */
    public Map<String, Supplier<Dataset<Row>>> count(
            Dataset<Row> cases, Map<String, Object> parameters, long releaseId) {
        String state = String.valueOf(parameters.get("state"));
        LocalDate asOf = LocalDate.parse(String.valueOf(parameters.get("as_of")));
        cases.withColumn("state", lit(state)).createOrReplaceTempView("form_case");
        for (String part : PARTS) {
            Cut.sql(views, text(part), parameters, true).createOrReplaceTempView(part);
        }
        return Map.of(
                "form1",
                () -> Released.rows(
                        "form1",
                        withVersion(Cut.asked(views, text("form1_count"), parameters), asOf),
                        state,
                        releaseId),
                "form4",
                () -> Released.rows("form4", Cut.asked(views, text("form4_count"), parameters), state, releaseId));
    }

    private static Dataset<Row> withVersion(Dataset<Row> counts, LocalDate asOf) {
        Form1Layout layout = Form1Layout.load();
        String version = FormPeriod.at(asOf).stream()
                .filter(one -> one.form().equals("form1"))
                .map(one -> "when '" + one.period().id() + "' then '" + layout.version(one.period()) + "' ")
                .reduce("case period_id ", String::concat);
        return counts.selectExpr("*", version + "end as form_version");
    }
}
