package org.hearth.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.release.Release;
import org.hearth.rule.Rule;
import org.hearth.schema.TableSchema;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;

/** The rows of a rule's table that a release shows. */
record TableRows(Tables tables, Release release, Rule rule) {

    /** Those that are asked about, with the columns of the schema that differ within a release. */
    Dataset<Row> matching(TableQuestion question) {
        List<String> columns = columns();
        Dataset<Row> rows = shown().selectExpr(columns.toArray(String[]::new));
        Question.Scope scope = question.scope();
        if (scope != null) {
            rows = rows.where(inScope(columns, scope));
        }
        String period = question.period();
        if (period != null) {
            rows = rows.where(
                    text(one(columns, List.of("period_id", "month"), "periods")).equalTo(period));
        }
        String subject = question.subject();
        if (subject != null) {
            rows = rows.where(names(columns, subject));
        }
        for (Map.Entry<String, String> wanted : question.where().entrySet()) {
            rows = rows.where(text(one(columns, List.of(wanted.getKey()), wanted.getKey()))
                    .equalTo(wanted.getValue()));
        }
        return rows;
    }

    private Dataset<Row> shown() {
        if (!tables.lake().has("gold", rule.name())) {
            throw new UsageException("The lake " + tables.lake() + " has no table gold." + rule.name() + ".");
        }
        if (rule.kind().isSeries()) {
            return tables.read("gold", rule.name())
                    .where(col("release_id")
                            .equalTo(release.releaseId())
                            .and(col("state").equalTo(release.state())));
        }
        ShownCases cases = new ShownCases(tables, release, TableSchema.load("gold", rule.name()));
        return cases.current(cases.versions(lit(true)));
    }

    private List<String> columns() {
        return Stream.of(TableSchema.load("gold", rule.name()).structType().fieldNames())
                .filter(column -> !List.of("release_id", "state", "evidence").contains(column))
                .toList();
    }

    private String one(List<String> columns, List<String> any, String what) {
        return any.stream()
                .filter(columns::contains)
                .findFirst()
                .orElseThrow(() -> new UsageException("gold." + rule.name() + " has no " + what + ". Its columns are "
                        + String.join(", ", columns) + "."));
    }

    private Column inScope(List<String> columns, Question.Scope scope) {
        return columns.contains("scope_type")
                ? col("scope_type").equalTo(scope.type()).and(col("scope_id").equalTo(scope.id()))
                : col(one(columns, List.of(scope.column()), scope.column())).equalTo(scope.id());
    }

    /** Whether any of the ids of a row is this one. */
    static Column names(List<String> columns, String id) {
        return columns.stream()
                .filter(column -> column.endsWith("_id"))
                .map(column -> text(column).equalTo(id))
                .reduce(Column::or)
                .orElse(lit(false));
    }

    private static Column text(String column) {
        return col(column).cast("string");
    }
}
