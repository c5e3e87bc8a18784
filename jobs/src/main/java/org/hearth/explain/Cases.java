package org.hearth.explain;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.release.Release;
import org.hearth.schema.TableSchema;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;

/** The case rows of one measure and period that a release shows. */
final class Cases {
    private static final TableSchema SCHEMA = TableSchema.load("gold", "measure_case");
    private static final int FEW = 10;

    private final ShownCases shown;
    private final Release release;
    private final String measure;
    private final String period;

    Cases(Tables tables, Release release, String measure, String period) {
        this.shown = new ShownCases(tables, release, SCHEMA);
        this.release = release;
        this.measure = measure;
        this.period = period;
    }

    /** All of the period; the evidence is not even read. */
    Dataset<Row> all() {
        return shown.current(versions().where(col("period_id").equalTo(period)).drop("evidence"));
    }

    private Dataset<Row> versions() {
        return shown.versions(col("measure_id").equalTo(measure));
    }

    /** The cases within a contract, program or model. */
    static Dataset<Row> within(Dataset<Row> cases, Question.Scope scope) {
        return cases.where(col(scope.column()).equalTo(scope.id()));
    }

    /** A contract, program or model that no case has is bad usage. */
    void requireKnown(Question.Scope scope) {
        Dataset<Row> all = all();
        if (within(all, scope).isEmpty()) {
            throw new UsageException("No case of " + measure + " in " + period + " counts for " + scope.type() + " "
                    + scope.id() + ". There are " + some(all, scope.column()) + ".");
        }
    }

    /** The subject's cases of the period, with evidence; a subject without one is bad usage that says where it has. */
    List<Row> of(String subject) {
        List<Row> cases = shown.current(versions().where(col("subject_id").equalTo(subject)))
                .orderBy(col("episode_id"))
                .collectAsList();
        List<Row> here = cases.stream()
                .filter(row -> row.<String>getAs("period_id").equals(period))
                .toList();
        if (here.isEmpty()) {
            throw new UsageException(measure + " has no row of " + subject + " in " + period + ", " + release.state()
                    + ". " + (cases.isEmpty() ? nearby(subject) : elsewhere(cases)));
        }
        return here;
    }

    private static String elsewhere(List<Row> cases) {
        return "It has one in "
                + cases.stream()
                        .map(row -> row.<String>getAs("period_id"))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** The id may be that of the family, the caregiver or the enrollment. */
    private String nearby(String id) {
        Dataset<Row> all = all();
        Dataset<Row> kin = all.where(col("family_id")
                .equalTo(id)
                .or(col("caregiver_id").equalTo(id))
                .or(col("episode_id").equalTo(id)));
        String subjects = some(kin, "subject_id");
        return subjects.isEmpty()
                ? "There are " + some(all, "subject_id") + "; hearth explain " + measure + " lists them."
                : "Its subjects are " + subjects + ".";
    }

    private static String some(Dataset<Row> rows, String column) {
        List<String> ids =
                rows
                        .select(col(column).cast("string"))
                        .distinct()
                        .orderBy(column)
                        .limit(FEW + 1)
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0))
                        .toList();
        return ids.stream().limit(FEW).collect(Collectors.joining(", ")) + (ids.size() > FEW ? " and others" : "");
    }
}
