package org.hearth.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.derive.Derivation;
import org.hearth.derive.Facts;
import org.hearth.derive.FamilyScope;
import org.hearth.derive.Reading;
import org.hearth.derive.Scope;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.MeasureRun;
import org.hearth.release.Release;
import org.hearth.schema.SilverCatalog;
import org.hearth.spark.Sessions;
import org.hearth.table.Tables;

/**
 * Decides one family again, by the SQL of the night, once as it is and once a candidate: the family's copies stand side
 * by side in one run. Nothing is written.
 */
final class WhyNotFinder {
    private final Tables tables;
    private final Target target;
    private final Measure measure;

    WhyNotFinder(Tables tables, Target target) {
        this.tables = tables;
        this.target = target;
        this.measure = target.measure();
    }

    Answer.WhyNot find(Row decided) {
        SparkSession views = Sessions.child(tables.spark());
        Sessions.fitHeld(views, true);
        List<String> readers = Stream.concat(
                        Stream.of(measure.sql(), MeasureRun.placing()),
                        MeasureRun.shared().stream().map(MeasureRun::shared))
                .toList();
        List<Derivation.Derived> needed = Reading.needed(readers);
        SilverCatalog catalog = SilverCatalog.load();
        Scope scope = FamilyScope.of(
                tables,
                target.release().state(),
                decided.getAs("family_id"),
                target.release().knownAt());
        Facts facts = new Facts(tables, catalog, views, target.release().state(), scope, true);
        Derivation derivation = new Derivation(facts, catalog);
        derivation.register(readers, needed);
        Held held = new Held(views, catalog, read(readers, needed));
        List<Candidate> candidates = candidates(held, new SqlTexts(measure, needed), decided);
        held.register(candidates);
        Map<String, Object> parameters = parameters();
        derivation.derive(needed, parameters);
        MeasureCatalog alone = new MeasureCatalog(List.of(measure));
        Map<Integer, Row> answers = answers(
                new MeasureRun(views, alone)
                        .cases(List.of(target.period()), parameters, true)
                        .collectAsList(),
                decided);
        return compared(decided, candidates, answers);
    }

    private static Set<String> read(List<String> readers, List<Derivation.Derived> needed) {
        return Stream.concat(readers.stream(), needed.stream().map(Derivation.Derived::sql))
                .flatMap(text -> Reading.tables(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Under the options, and on the day, of the release. */
    private Map<String, Object> parameters() {
        Release release = target.release();
        return Options.decided(release.options()).parameters(StateConfig.load(release.state()), release.asOf());
    }

    private List<Candidate> candidates(Held held, SqlTexts texts, Row decided) {
        Bounds bounds = new Bounds(target, held, decided);
        List<Candidate> candidates = new ArrayList<>(List.of(Candidate.unchanged()));
        candidates.addAll(new Candidates(held, texts, decided, bounds)
                .with(new Additions(held, texts, decided, bounds, measure.spec()).all()));
        return candidates;
    }

    /** The subject's case under each candidate, by the candidate's mark. */
    private static Map<Integer, Row> answers(List<Row> cases, Row decided) {
        Map<Integer, Row> answers = new TreeMap<>();
        String subject = decided.getAs("subject_id");
        for (Row answer : cases) {
            String id = answer.getAs("subject_id");
            int mark = id.lastIndexOf('#');
            if (mark > 0 && id.substring(0, mark).equals(subject)) {
                answers.putIfAbsent(Integer.valueOf(id.substring(mark + 1)), answer);
            }
        }
        return answers;
    }

    private static Answer.WhyNot compared(Row decided, List<Candidate> candidates, Map<Integer, Row> answers) {
        Row unchanged = answers.get(0);
        int tried = candidates.size() - 1;
        if (unchanged == null || !clause(unchanged).equals(clause(decided))) {
            return new Answer.WhyNot(
                    tried,
                    List.of(),
                    "The facts in the lake are no longer those of the release: decided now, the subject is "
                            + (unchanged == null ? "not counted" : clause(unchanged)) + ".");
        }
        Map<String, Answer.Change> nearest = new LinkedHashMap<>();
        List<Integer> order = answers.keySet().stream()
                .sorted(Comparator.comparing(candidates::get, Candidate.SMALLEST_FIRST))
                .toList();
        for (int index : order) {
            Row answer = answers.get(index);
            String status = answer == null ? "pending" : answer.getAs("status");
            if (answer != null && !status.equals("pending") && !status.equals(decided.getAs("status"))) {
                nearest.putIfAbsent(status, change(candidates.get(index), answer));
            }
        }
        return new Answer.WhyNot(
                tried,
                List.copyOf(nearest.values()),
                nearest.isEmpty() ? "No change of one record among those tried gives another answer." : null);
    }

    private static String clause(Row decided) {
        return decided.<String>getAs("status") + ", " + decided.<String>getAs("reason");
    }

    private static Answer.Change change(Candidate candidate, Row answer) {
        return new Answer.Change(
                candidate.text(),
                candidate.entity(),
                candidate.id(),
                answer.getAs("status"),
                answer.getAs("reason"),
                candidate.isVeiled() ? null : answer.getAs("numerator_on"));
    }
}
