package org.hearth.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.Stratifier;
import org.hearth.release.Catalog;
import org.hearth.release.Release;
import org.hearth.release.Releases;
import org.hearth.table.Lake;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;

/** The measures of the current releases as one table, with the options in force below it. */
public final class MeasureTable {
    private static final List<String> HEADER = List.of(
            "state",
            "period",
            "scope",
            "measure",
            "title",
            "numerator",
            "denominator",
            "missing",
            "excluded",
            "value",
            "ci_low",
            "ci_high",
            "reliability",
            "value_missing_as_not_met",
            "prior_value");
    private static final List<String> BESIDE_STRATUM = List.of("gap", "gap_ci_low", "gap_ci_high");

    private final SparkSession spark;
    private final Lake lake;
    private final List<String> states;
    private final List<String> periods;
    private final Scope scope;
    private final Stratifier by;

    /** What a row counts. */
    public enum Scope {
        state,
        contract,
        program,
        model,
        region
    }

    public MeasureTable(
            SparkSession spark, Lake lake, List<String> states, List<String> periods, Scope scope, Stratifier by) {
        this.spark = spark;
        this.lake = lake;
        this.states = List.copyOf(states);
        this.periods = List.copyOf(periods);
        this.scope = scope;
        this.by = by;
    }

    public void print(Printed how, PrintWriter out) {
        List<Release> releases = releases();
        if (how == Printed.table) {
            releases.forEach(release -> out.println(title(release)));
            out.println();
        }
        new RowPrinter(out).print(how, header(), rows());
        if (how == Printed.table) {
            out.println();
            releases.forEach(release -> out.println(footnote(release)));
            out.flush();
        }
    }

    private List<Release> releases() {
        Releases kept = new Releases(new Tables(spark, lake));
        List<String> wanted = states.isEmpty()
                ? kept.all().stream().map(Release::state).distinct().sorted().toList()
                : states;
        List<Release> current =
                wanted.stream().flatMap(state -> kept.current(state).stream()).toList();
        if (current.isEmpty()) {
            throw new UsageException("The lake " + lake + " has no published release"
                    + (states.isEmpty() ? "" : " of " + states) + ". Make one with: hearth nightly");
        }
        return current;
    }

    private static String title(Release release) {
        return "MIECHV measures, " + release.state() + ", release " + release.releaseId() + ", as of " + release.asOf()
                + ", published " + release.publishedAt();
    }

    private static String footnote(Release release) {
        return release.state() + " options in force: "
                + release.options().entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining(", "));
    }

    private List<List<@Nullable Object>> rows() {
        MeasureCatalog catalog = MeasureCatalog.load();
        Map<String, String> titles = new TreeMap<>();
        catalog.measures()
                .forEach(measure -> titles.put(measure.id(), measure.spec().title()));
        String query =
                "select * from gold.measure_result where stratifier = '" + by + "' and scope_type = '" + scope + "'"
                        + in("state", states) + in("period_id", periods)
                        + " order by state, period_start desc, period_end desc, scope_id, measure_id, stratum";
        new Catalog(spark, lake).serve(query);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Row row : spark.sql(query).collectAsList()) {
            rows.add(cells(row, titles.get(row.<String>getAs("measure_id"))));
        }
        return rows;
    }

    private static String in(String column, List<String> values) {
        return values.isEmpty()
                ? ""
                : " and " + column + " in ("
                        + values.stream()
                                .map(value -> "'" + value.replace("'", "") + "'")
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    /** A division shows the stratum before the counts and the gap behind them. */
    private List<String> header() {
        if (by == Stratifier.all) {
            return HEADER;
        }
        List<String> header = new ArrayList<>(HEADER);
        header.add(header.indexOf("numerator"), "stratum");
        header.addAll(BESIDE_STRATUM);
        return header;
    }

    private List<@Nullable Object> cells(Row row, @Nullable String title) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (String column : header()) {
            cells.add(
                    switch (column) {
                        case "title" -> title;
                        case "period" -> row.getAs("period_id");
                        case "scope" -> row.getAs("scope_id");
                        case "measure" -> row.getAs("measure_id");
                        default -> row.getAs(column);
                    });
        }
        return cells;
    }
}
