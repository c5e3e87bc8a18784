package org.hearth.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.measure.ReportingPeriod;
import org.hearth.release.Release;
import org.hearth.rule.RuleSpec;
import org.hearth.schema.TableSchema;
import org.hearth.table.Tables;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;

/** Finds the cases of one outcome of the rate card that a release shows. */
final class OutcomeFinder {
    private static final TableSchema SCHEMA = TableSchema.load("gold", "rate_card_case");
    private static final List<String> GROUPS =
            List.of("race", "ethnicity", "age", "income", "insurance", "child_welfare", "language");

    private final Tables tables;
    private final Release release;
    private final Question question;
    private final Map<String, String> sentences;

    OutcomeFinder(Tables tables, Question question) {
        this.tables = tables;
        this.question = question;
        this.release = Target.release(tables, question.states());
        Map<String, String> reasons = RuleSpec.load("rate_card_case").reasons();
        this.sentences = reasons == null ? Map.of() : reasons;
    }

    OutcomeAnswer find() {
        String subject = question.subject();
        return subject == null ? cell() : one(subject);
    }

    private Dataset<Row> current() {
        ShownCases shown = new ShownCases(tables, release, SCHEMA);
        return shown.current(shown.versions(col("outcome").equalTo(question.measure())));
    }

    private OutcomeAnswer cell() {
        Dataset<Row> cases = within(current());
        Dataset<Row> wanted = question.status() == null
                ? cases
                : cases.where(col("status").equalTo(question.status().name()));
        List<OutcomeAnswer.Case> listed =
                wanted.orderBy("step", "status", "episode_id").limit(question.limit()).collectAsList().stream()
                        .map(row -> decided(row, List.of(), null))
                        .toList();
        return new OutcomeAnswer.Cell(asked(), clauses(cases), published(), listed, wanted.count());
    }

    private List<OutcomeAnswer.Clause> clauses(Dataset<Row> cases) {
        return cases
                .groupBy("step", "status", "reason")
                .count()
                .orderBy("step", "status", "reason")
                .collectAsList()
                .stream()
                .map(row -> new OutcomeAnswer.Clause(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        sentences.get(row.getString(2))))
                .toList();
    }

    private Dataset<Row> within(Dataset<Row> cases) {
        Dataset<Row> kept = cases;
        ReportingPeriod window = window();
        if (window != null) {
            Column day = expr("coalesce(decided_on, date'" + release.asOf() + "')");
            kept = kept.where(day.between(lit(window.start()), lit(window.end())));
        }
        Question.Scope scope = question.scope();
        if (scope != null) {
            kept = kept.where(col(scope.column()).equalTo(scope.id()));
        }
        Stratum stratum = question.stratum();
        if (stratum != null) {
            for (Stratum.Part part : stratum.parts()) {
                String column = part.column().replace("_band", "");
                if (!GROUPS.contains(column)) {
                    throw new UsageException(
                            "No such stratum: " + column + ". There are " + String.join(", ", GROUPS) + ".");
                }
                kept = kept.where(col(column).equalTo(part.code()));
            }
        }
        return kept;
    }

    private @Nullable ReportingPeriod window() {
        return question.periods().isEmpty()
                ? null
                : ReportingPeriod.parse(question.periods().get(0));
    }

    private OutcomeAnswer one(String subject) {
        List<Row> rows = current()
                .where(col("episode_id")
                        .equalTo(subject)
                        .or(col("caregiver_id").equalTo(subject))
                        .or(col("person_id").equalTo(subject)))
                .orderBy("episode_id", "step")
                .collectAsList();
        if (rows.isEmpty()) {
            throw new UsageException(question.measure() + " has no case of " + subject + " in " + release.state()
                    + ". Name an enrollment or a caregiver; hearth explain " + question.measure() + " lists them.");
        }
        List<Row> facts = rows.stream()
                .flatMap(row -> row.<Row>getList(row.fieldIndex("evidence")).stream())
                .toList();
        Lines lines = new Lines(tables, release);
        lines.read(facts);
        Map<Row, Answer.WhyNot> otherwise = question.isWhyNot() ? otherwise(rows) : Map.of();
        List<OutcomeAnswer.Case> cases = new ArrayList<>();
        for (Row row : rows) {
            cases.add(decided(
                    row,
                    row.<Row>getList(row.fieldIndex("evidence")).stream()
                            .map(lines::of)
                            .toList(),
                    otherwise.get(row)));
        }
        Map<String, String> options = new TreeMap<>(release.options());
        options.keySet().removeIf(key -> !key.startsWith("rate_card.") && !key.startsWith("enrollment."));
        return new OutcomeAnswer.One(asked(), options, cases);
    }

    /** The steps of an enrollment are decided again together. */
    private Map<Row, Answer.WhyNot> otherwise(List<Row> rows) {
        OutcomeWhyNot whyNot = new OutcomeWhyNot(tables, release, question.measure());
        Map<Row, Answer.WhyNot> otherwise = new HashMap<>();
        rows.stream()
                .collect(Collectors.groupingBy(row -> row.<String>getAs("episode_id")))
                .values()
                .forEach(steps -> {
                    Map<String, Answer.WhyNot> byStep = whyNot.find(steps);
                    steps.forEach(row -> otherwise.put(row, byStep.get(row.<String>getAs("step"))));
                });
        return otherwise;
    }

    private OutcomeAnswer.Case decided(Row row, List<Answer.Fact> facts, Answer.@Nullable WhyNot whyNot) {
        Map<String, String> groups = new LinkedHashMap<>();
        GROUPS.forEach(group -> groups.put(group, String.valueOf(row.<String>getAs(group))));
        return new OutcomeAnswer.Case(
                row.getAs("step"),
                row.getAs("episode_id"),
                row.getAs("caregiver_id"),
                row.getAs("family_id"),
                row.getAs("program_id"),
                row.getAs("contract_id"),
                row.getAs("status"),
                row.getAs("reason"),
                sentences.get(row.<String>getAs("reason")),
                row.getAs("decided_on"),
                row.getAs("achieved_on"),
                row.getAs("entered_on"),
                row.getAs("recheck_on"),
                row.getAs("known_from"),
                groups,
                facts,
                whyNot);
    }

    /** What {@code gold.rate_card_result} says of the same window, scope and stratum, where it has such a row. */
    private List<OutcomeAnswer.Published> published() {
        if (window() == null || !tables.lake().has("gold", "rate_card_result")) {
            return List.of();
        }
        Question.Scope scope = question.scope();
        Stratum stratum = question.stratum();
        return tables
                .read("gold", "rate_card_result")
                .where(col("release_id")
                        .equalTo(release.releaseId())
                        .and(col("outcome").equalTo(question.measure()))
                        .and(col("period_id").equalTo(question.periods().get(0)))
                        .and(col("scope_type").equalTo(scope == null ? "state" : scope.type()))
                        .and(col("scope_id").equalTo(scope == null ? release.state() : scope.id()))
                        .and(col("stratifier").equalTo(stratum == null ? "all" : stratum.stratifier()))
                        .and(col("stratum").equalTo(stratum == null ? "all" : stratum.code())))
                .orderBy("step")
                .collectAsList()
                .stream()
                .map(row -> new OutcomeAnswer.Published(
                        row.getAs("step"),
                        row.<Long>getAs("eligible"),
                        row.<Long>getAs("achieved"),
                        row.<Long>getAs("pending"),
                        row.<Long>getAs("undetermined")))
                .toList();
    }

    private OutcomeAnswer.Asked asked() {
        Question.Scope scope = question.scope();
        Stratum stratum = question.stratum();
        ReportingPeriod window = window();
        return new OutcomeAnswer.Asked(
                question.measure(),
                release.state(),
                window == null ? null : window.id(),
                scope == null ? null : scope.type(),
                scope == null ? null : scope.id(),
                stratum == null ? null : stratum.stratifier(),
                stratum == null ? null : stratum.code(),
                Answer.Shown.of(release));
    }
}
