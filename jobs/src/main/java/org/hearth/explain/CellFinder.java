package org.hearth.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.measure.Results;
import org.hearth.spark.Side;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/** Opens a cell: how many cases each clause decided, and which subjects they are. */
final class CellFinder {
    private final Tables tables;
    private final Target target;
    private final Question question;
    private List<Answer.Clause> clauses = List.of();
    private List<Answer.Subject> subjects = List.of();
    private @Nullable Row published;

    CellFinder(Tables tables, Target target, Question question) {
        this.tables = tables;
        this.target = target;
        this.question = question;
    }

    Answer.Cell find() {
        Dataset<Row> cases = cases();
        // The three looks are independent, and each waits more than it works.
        List<Runnable> looks = List.of(
                () -> clauses = clauses(cases), () -> subjects = subjects(cases), () -> published = published());
        Side.bySide(looks.stream().map(Executors::callable).toList());
        if (clauses.isEmpty()) {
            requireKnown();
        }
        return new Answer.Cell(
                target.asked(question),
                counted(clauses),
                published == null ? null : counts(published),
                published == null ? null : published.getAs("value"),
                published == null ? null : published.getAs("ci_low"),
                published == null ? null : published.getAs("ci_high"),
                clauses,
                subjects,
                clauses.stream()
                        .filter(this::isWanted)
                        .mapToLong(Answer.Clause::cases)
                        .sum());
    }

    private Dataset<Row> cases() {
        Dataset<Row> rows = kept().all();
        Dataset<Row> scoped = question.scope() == null ? rows : Cases.within(rows, question.scope());
        return question.stratum() == null ? scoped : strata().within(scoped, question.stratum());
    }

    private Cases kept() {
        return new Cases(
                tables, target.release(), target.measure().id(), target.period().id());
    }

    private Strata strata() {
        return new Strata(tables, target.release(), target.period().id());
    }

    private void requireKnown() {
        if (question.scope() != null) {
            kept().requireKnown(question.scope());
        }
        if (question.stratum() != null) {
            strata().requireKnown(question.stratum());
        }
    }

    private List<Answer.Clause> clauses(Dataset<Row> cases) {
        return cases
                .groupBy("status", "reason")
                .agg(count(lit(1)).as("cases"), sum("events").as("events"))
                .collectAsList()
                .stream()
                .map(this::clause)
                .sorted(Comparator.comparing((Answer.Clause clause) -> Question.Status.valueOf(clause.status()))
                        .thenComparing(Answer.Clause::reason))
                .toList();
    }

    private boolean isWanted(Answer.Clause clause) {
        return question.status() == null
                || clause.status().equals(question.status().name());
    }

    private Answer.Clause clause(Row row) {
        String reason = row.getAs("reason");
        return new Answer.Clause(
                row.getAs("status"),
                reason,
                row.<Long>getAs("cases"),
                row.getAs("events"),
                target.measure().spec().reasons().get(reason));
    }

    /** As {@code sql/results/measure_count.sql} counts. */
    private static Answer.Counts counted(List<Answer.Clause> clauses) {
        boolean isOfEvents = clauses.stream().anyMatch(clause -> clause.events() != null);
        long events = clauses.stream()
                .mapToLong(clause -> clause.events() == null ? 0 : clause.events())
                .sum();
        long met = cases(clauses, Question.Status.met);
        return new Answer.Counts(
                isOfEvents ? events : met,
                met + cases(clauses, Question.Status.not_met),
                cases(clauses, Question.Status.missing),
                cases(clauses, Question.Status.excluded));
    }

    private static long cases(List<Answer.Clause> clauses, Question.Status status) {
        return clauses.stream()
                .filter(clause -> clause.status().equals(status.name()))
                .mapToLong(Answer.Clause::cases)
                .sum();
    }

    /** The cell of {@code gold.measure_result}; null when the release does not hold this one. */
    private @Nullable Row published() {
        Answer.Asked asked = target.asked(question);
        List<Row> rows = tables.read("gold", "measure_result", Results.SCHEMA)
                .where(col("release_id")
                        .equalTo(target.release().releaseId())
                        .and(col("period_id").equalTo(asked.periodId()))
                        .and(col("measure_id").equalTo(asked.measureId()))
                        .and(col("scope_type").equalTo(asked.scopeType()))
                        .and(col("scope_id").equalTo(asked.scopeId()))
                        .and(col("stratifier").equalTo(asked.stratifier()))
                        .and(col("stratum").equalTo(asked.stratum())))
                .collectAsList();
        return rows.isEmpty() ? null : rows.get(0);
    }

    private static Answer.Counts counts(Row row) {
        return new Answer.Counts(
                row.<Long>getAs("numerator"),
                row.<Long>getAs("denominator"),
                row.<Long>getAs("missing"),
                row.<Long>getAs("excluded"));
    }

    private List<Answer.Subject> subjects(Dataset<Row> cases) {
        Dataset<Row> wanted = question.status() == null
                ? cases
                : cases.where(col("status").equalTo(question.status().name()));
        return wanted
                .orderBy(
                        expr("array_position(array('met', 'not_met', 'missing', 'excluded'), status)"),
                        col("subject_id"),
                        col("episode_id"))
                .limit(question.limit())
                .collectAsList()
                .stream()
                .map(CellFinder::subject)
                .toList();
    }

    private static Answer.Subject subject(Row row) {
        return new Answer.Subject(
                row.getAs("status"),
                row.getAs("reason"),
                row.getAs("subject_type"),
                row.getAs("subject_id"),
                row.getAs("family_id"),
                row.getAs("program_id"),
                row.getAs("denominator_on"),
                row.getAs("numerator_on"),
                row.getAs("events"));
    }
}
