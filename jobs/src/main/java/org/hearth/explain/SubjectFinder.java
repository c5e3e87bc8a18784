package org.hearth.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Row;
import org.hearth.measure.MeasureSpec;
import org.hearth.spark.Side;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/** Opens a subject: the clause that decided, and every fact down to its line. */
final class SubjectFinder {
    private final Tables tables;
    private final Target target;
    private final Question question;
    private final MeasureSpec spec;

    SubjectFinder(Tables tables, Target target, Question question) {
        this.tables = tables;
        this.target = target;
        this.question = question;
        this.spec = target.measure().spec();
    }

    Answer.One find(String subject) {
        String period = target.period().id();
        List<Row> decided = new Cases(tables, target.release(), target.measure().id(), period).of(subject);
        Lines lines = new Lines(tables, target.release());
        Strata strata = new Strata(tables, target.release(), period);
        Map<Row, Answer.WhyNot> otherwise = new ConcurrentHashMap<>();
        List<Runnable> looks = new ArrayList<>();
        looks.add(() -> lines.read(
                decided.stream().flatMap(row -> evidence(row).stream()).toList()));
        if (question.isWhyNot()) {
            looks.add(() -> decided.forEach(row -> otherwise.put(row, new WhyNotFinder(tables, target).find(row))));
        }
        Side.bySide(looks.stream().map(Executors::callable).toList());
        return new Answer.One(
                target.asked(question),
                options(target.measure().options().keySet()),
                options(target.measure()
                        .sharedOptions(target.release().options().keySet())),
                decided.stream()
                        .map(row -> answer(row, lines, strata, otherwise.get(row)))
                        .toList());
    }

    private static List<Row> evidence(Row decided) {
        return decided.getList(decided.fieldIndex("evidence"));
    }

    private Map<String, String> options(Set<String> keys) {
        Map<String, String> options = new TreeMap<>(target.release().options());
        options.keySet().retainAll(keys);
        return options;
    }

    private Answer.Case answer(Row row, Lines lines, Strata strata, Answer.@Nullable WhyNot whyNot) {
        return new Answer.Case(
                row.getAs("status"),
                meaning(row.getAs("status")),
                row.getAs("reason"),
                spec.reasons().get(row.<String>getAs("reason")),
                row.getAs("subject_type"),
                row.getAs("subject_id"),
                row.getAs("episode_id"),
                row.getAs("caregiver_id"),
                row.getAs("family_id"),
                row.getAs("program_id"),
                row.getAs("contract_id"),
                row.getAs("model"),
                row.getAs("events"),
                row.getAs("denominator_on"),
                row.getAs("numerator_on"),
                row.getAs("recheck_on"),
                row.getAs("as_of_on"),
                row.getAs("known_from"),
                strata.of(row),
                evidence(row).stream().map(lines::of).toList(),
                whyNot);
    }

    private @Nullable String meaning(String status) {
        return switch (Question.Status.valueOf(status)) {
            case met -> spec.met();
            case not_met -> spec.notMet();
            case missing -> spec.missing();
            case excluded -> spec.excluded();
            case achieved, not_achieved, pending, undetermined -> null;
        };
    }
}
