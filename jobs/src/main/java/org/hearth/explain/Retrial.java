package org.hearth.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.derive.Derivation;
import org.hearth.release.Release;
import org.hearth.schema.SilverCatalog;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Decides one family again, by the SQL of the night, once as it is and once a candidate: the family's copies stand side
 * by side in one run. Nothing is written.
 */
final class Retrial {
    private static final Pattern MARKED = Pattern.compile("(.*)#(\\d+)((?:~\\d+)?)");

    private final SparkSession views;
    private final Derivation derivation;
    private final List<Derivation.Derived> needed;
    private final Held held;
    private final Map<String, Object> parameters;

    /** The answer that one candidate gives. */
    record Verdict(String status, String reason, @Nullable LocalDate on) {
        String clause() {
            return status + ", " + reason;
        }
    }

    /** Holds the family's facts that {@code readers} read, directly or through derived tables. */
    Retrial(Tables tables, Release release, String family, List<String> readers) {
        FamilyFacts facts = FamilyFacts.of(tables, release, family, readers);
        views = facts.views();
        needed = facts.needed();
        derivation = facts.derivation();
        held = new Held(views, SilverCatalog.load(), facts.read());
        parameters = FamilyFacts.parameters(release);
    }

    SparkSession views() {
        return views;
    }

    Held held() {
        return held;
    }

    /** Under the options, and on the day, of the release. */
    Map<String, Object> parameters() {
        return parameters;
    }

    SqlTexts texts(List<String> own) {
        return new SqlTexts(own, needed);
    }

    /** The facts as they are, and every change that is tried. */
    List<Candidate> candidates(SqlTexts texts, Decided decided, Bounds bounds, Examples examples, int most) {
        List<Candidate> candidates = new ArrayList<>(List.of(Candidate.unchanged()));
        candidates.addAll(new Candidates(held, texts, decided, bounds)
                .with(new Additions(held, texts, decided, bounds, examples).all(), most));
        return candidates;
    }

    /** Derives every copy of the family; what decides then finds them in the views. */
    void derive(List<Candidate> candidates) {
        held.register(candidates);
        derivation.derive(needed, parameters);
    }

    /** The rows about one id by the mark of their candidate; a stretch of a record has its number after the mark. */
    static Map<Integer, Row> marked(List<Row> rows, String column, String id) {
        Map<Integer, Row> marked = new TreeMap<>();
        for (Row row : rows) {
            Matcher found = MARKED.matcher(row.<String>getAs(column));
            if (found.matches() && (found.group(1) + found.group(3)).equals(id)) {
                marked.putIfAbsent(Integer.valueOf(found.group(2)), row);
            }
        }
        return marked;
    }

    /** For each other answer the smallest change that gives it. */
    static Answer.WhyNot compared(
            Verdict decided, List<Candidate> candidates, Map<Integer, Row> answers, Function<Row, Verdict> verdict) {
        Row unchanged = answers.get(0);
        int tried = candidates.size() - 1;
        if (unchanged == null || !verdict.apply(unchanged).clause().equals(decided.clause())) {
            return new Answer.WhyNot(
                    tried,
                    List.of(),
                    "The facts in the lake are no longer those of the release: decided now, the subject is "
                            + (unchanged == null
                                    ? "not counted"
                                    : verdict.apply(unchanged).clause()) + ".");
        }
        Map<String, Answer.Change> nearest = new LinkedHashMap<>();
        answers.entrySet().stream()
                .sorted(Comparator.comparing(answer -> candidates.get(answer.getKey()), Candidate.SMALLEST_FIRST))
                .forEach(answer -> {
                    Verdict other = verdict.apply(answer.getValue());
                    if (!other.status().equals("pending") && !other.status().equals(decided.status())) {
                        nearest.putIfAbsent(other.status(), change(candidates.get(answer.getKey()), other));
                    }
                });
        return new Answer.WhyNot(
                tried,
                List.copyOf(nearest.values()),
                nearest.isEmpty() ? "No change of one record among those tried gives another answer." : null);
    }

    private static Answer.Change change(Candidate candidate, Verdict answer) {
        return new Answer.Change(
                candidate.text(),
                candidate.entity(),
                candidate.id(),
                answer.status(),
                answer.reason(),
                candidate.isVeiled() ? null : answer.on());
    }
}
