package org.hearth.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.release.Release;
import org.hearth.spark.Values;
import org.hearth.table.Current;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;

/** The groups that {@code gold.participant_stratum} puts subjects into; a visit is in those of its caregiver. */
final class Strata {
    private static final String TABLE = "participant_stratum";
    private static final List<String> KEYS = List.of("state", "subject_type", "subject_id", "episode_id", "period_id");
    private static final Set<String> SERVICE =
            Set.of("release_id", "as_of_on", "known_from", "known_to", "is_withdrawn", "period_start", "period_end");

    private final Tables tables;
    private final Release release;
    private final String period;

    Strata(Tables tables, Release release, String period) {
        this.tables = tables;
        this.release = release;
        this.period = period;
    }

    private boolean isKept() {
        return tables.lake().has("gold", TABLE);
    }

    /** The cases of a stratum; a lake without strata, or without this dimension, is bad usage. */
    Dataset<Row> within(Dataset<Row> cases, Stratum stratum) {
        if (!isKept()) {
            throw new UsageException("This lake holds no strata: gold." + TABLE + " is not there, so --stratum "
                    + stratum.stratifier() + "=" + stratum.code() + " cannot be looked up. Leave --stratum out.");
        }
        Dataset<Row> rows = rows();
        Column wanted = lit(true);
        for (Stratum.Part part : stratum.parts()) {
            requireDimension(rows, part);
            wanted = wanted.and(col(part.column()).equalTo(part.code()));
        }
        Dataset<Row> members = rows.where(wanted).select(columns(keys(rows))).distinct();
        Column isMember = lit(true);
        for (String key : keys(rows)) {
            isMember = isMember.and(ofCase(cases, key).equalTo(members.col(key)));
        }
        return cases.join(members, isMember, "left_semi");
    }

    /** R123: a visit's strata are its caregiver's. */
    private static Column ofCase(Dataset<Row> cases, String key) {
        Column isVisit = cases.col("subject_type").equalTo("visit");
        return switch (key) {
            case "subject_type" -> when(isVisit, lit("caregiver")).otherwise(cases.col(key));
            case "subject_id" ->
                org.apache
                        .spark
                        .sql
                        .functions
                        .when(isVisit, cases.col("caregiver_id"))
                        .otherwise(cases.col(key));
            default -> cases.col(key);
        };
    }

    private Dataset<Row> rows() {
        Dataset<Row> all = tables.read("gold", TABLE)
                .where(col("state")
                        .equalTo(release.state())
                        .and(col("period_id").equalTo(period)));
        List<String> names = List.of(all.columns());
        if (names.contains("release_id")) {
            return all.where(col("release_id").equalTo(release.releaseId()));
        }
        return names.contains("known_from")
                ? Current.of(all.where(col("known_from").leq(lit(release.knownAt()))), keys(all))
                : all;
    }

    private static List<String> keys(Dataset<Row> rows) {
        List<String> names = List.of(rows.columns());
        return KEYS.stream().filter(names::contains).toList();
    }

    private static void requireDimension(Dataset<Row> rows, Stratum.Part part) {
        List<String> dimensions = Stream.of(rows.columns())
                .filter(name -> !KEYS.contains(name) && !SERVICE.contains(name))
                .toList();
        if (!dimensions.contains(part.column())) {
            throw new UsageException(
                    "No such stratum: " + part.column() + ". There are " + String.join(", ", dimensions) + ".");
        }
    }

    /** A code that nobody has is bad usage. */
    void requireKnown(Stratum stratum) {
        for (Stratum.Part part : stratum.parts()) {
            List<String> codes = rows().select(col(part.column()).cast("string")).distinct().collectAsList().stream()
                    .map(row -> String.valueOf(row.getString(0)))
                    .sorted()
                    .toList();
            if (!codes.contains(part.code())) {
                throw new UsageException("Nobody has " + part.column() + " " + part.code() + ". There are "
                        + String.join(", ", codes) + ".");
            }
        }
    }

    /** The groups of one case's subject; null when the lake holds none. */
    @Nullable
    Map<String, Object> of(Row decided) {
        if (!isKept()) {
            return null;
        }
        boolean isVisit = decided.<String>getAs("subject_type").equals("visit");
        String subject = decided.getAs(isVisit ? "caregiver_id" : "subject_id");
        List<Row> found =
                rows().where(col("subject_id").equalTo(subject)).limit(1).collectAsList();
        if (found.isEmpty() || !(Values.plain(found.get(0)) instanceof Map<?, ?> fields)) {
            return Map.of();
        }
        Map<String, Object> strata = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String column = String.valueOf(name);
            if (!KEYS.contains(column) && !SERVICE.contains(column)) {
                strata.put(column, value == null ? "" : value.toString());
            }
        });
        return strata;
    }

    private static Column[] columns(List<String> names) {
        List<Column> columns = new ArrayList<>();
        names.forEach(name -> columns.add(col(name)));
        return columns.toArray(Column[]::new);
    }
}
