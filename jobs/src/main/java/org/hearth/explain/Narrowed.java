package org.hearth.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a step belong to rows of the table: those of the same month and kind that name whom the rows name, or,
 * where a step does not, whom the steps after it have named.
 */
final class Narrowed {
    private static final List<String> KINDS = List.of(
            "rule_id",
            "occurrence_on",
            "indicator",
            "role",
            "outcome",
            "step",
            "period_id",
            "stratifier",
            "stratum",
            "dimension");
    private static final List<String> DAYS = List.of("happened_on", "visit_date", "achieved_on");
    private static final Set<String> OF_MANY = Set.of("program_id", "contract_id", "scope_id", "org_id");

    private final Found rows;
    private final Set<String> ids = new TreeSet<>();
    private final boolean isOfState;
    private final @Nullable YearMonth month;
    private final boolean isOfMonth;
    private final Map<String, Set<String>> named = new TreeMap<>();

    /** By the rows' ids among {@code key}. */
    Narrowed(List<Row> rows, List<String> key) {
        this.rows = new Found(List.of(rows.get(0).schema().fieldNames()), rows, rows.size());
        this.isOfState = this.rows.values("scope_type").contains("state");
        this.isOfMonth = this.rows.columns().contains("month");
        Set<String> months = this.rows.values(isOfMonth ? "month" : "occurrence_on");
        this.month =
                months.size() == 1 ? YearMonth.parse(months.iterator().next().substring(0, "2026-03".length())) : null;
        ids(key).filter(column -> !isOfState || !column.equals("scope_id"))
                .forEach(column -> ids.addAll(this.rows.values(column)));
        ids.remove("");
    }

    private static Stream<String> ids(List<String> columns) {
        return columns.stream().filter(column -> column.endsWith("_id") && !KINDS.contains(column));
    }

    /** Keeps whom the rows of a step name, for the steps before it. */
    void add(Found step) {
        ids(step.columns()).filter(column -> !OF_MANY.contains(column)).forEach(column -> named.computeIfAbsent(
                        column, unseen -> new TreeSet<>())
                .addAll(step.values(column)));
    }

    /** Whom steps have named, by the column of an id. */
    Set<String> named(String column) {
        return named.getOrDefault(column, Set.of());
    }

    /** The month that all rows are of. */
    @Nullable
    Column inMonth(String day) {
        return month == null ? null : col(day).between(lit(month.atDay(1)), lit(month.atEndOfMonth()));
    }

    /** The ways to look for a step's rows, of which the first that finds any is right; none where nothing leads there. */
    List<Column> in(List<String> columns) {
        Column when = month == null ? null : within(columns, month);
        List<Column> ways = new ArrayList<>();
        if (when != null) {
            whom(columns, true).forEach(whom -> ways.add(whom.and(when)));
        }
        if (when == null || !isOfMonth) {
            whom(columns, false).forEach(ways::add);
        }
        Column kinds = kinds(columns);
        return ways.stream().map(way -> way.and(kinds)).toList();
    }

    /** All ids of the rows, else all that later steps named, else any id of the rows. */
    private Stream<Column> whom(List<String> columns, boolean isDated) {
        if (isOfState) {
            return isDated && columns.contains("scope_type")
                    ? Stream.of(col("scope_type").equalTo("state"))
                    : Stream.of();
        }
        List<Column> own = ids.stream().map(id -> TableRows.names(columns, id)).toList();
        Stream<Column> led = ids(columns)
                .filter(column -> !named(column).isEmpty())
                .map(column -> col(column).isin(named(column).toArray()));
        return Stream.of(
                        own.stream().reduce(Column::and),
                        led.reduce(Column::and),
                        own.stream().reduce(Column::or))
                .flatMap(Optional::stream);
    }

    private Column kinds(List<String> columns) {
        return KINDS.stream()
                .filter(columns::contains)
                .filter(kind -> !rows.values(kind).isEmpty())
                .map(kind -> col(kind).cast("string").isin(rows.values(kind).toArray()))
                .reduce(Column::and)
                .orElse(lit(true));
    }

    private @Nullable Column within(List<String> columns, YearMonth of) {
        if (columns.contains("month")) {
            return col("month").equalTo(of.toString());
        } else if (columns.contains("starts_on") && columns.contains("ends_before")) {
            return col("starts_on")
                    .leq(lit(of.atEndOfMonth()))
                    .and(col("ends_before").gt(lit(of.atDay(1))));
        }
        return DAYS.stream()
                .filter(columns::contains)
                .findFirst()
                .map(this::inMonth)
                .orElse(null);
    }
}
