package org.hearth.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.hearth.config.Options;
import org.hearth.release.Release;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
import org.hearth.table.Tables;
import org.jspecify.annotations.Nullable;

/** Which change of one record would give the steps of an enrollment's outcome another answer. */
final class OutcomeWhyNot {
    private static final int MOST_OF_A_KIND = 30;
    private static final int GESTATION_DAYS = 280;
    private static final int YEARS_YOUNG = 20;
    private static final Map<String, String> RULES = Map.of(
            "rc1", "rate_card_enrollment",
            "rc2", "rate_card_enrollment",
            "rc3", "rate_card_progress",
            "rc4", "rate_card_care");

    private final Tables tables;
    private final Release release;
    private final String outcome;
    private final String rule;

    OutcomeWhyNot(Tables tables, Release release, String outcome) {
        this.tables = tables;
        this.release = release;
        this.outcome = outcome;
        this.rule = RULES.getOrDefault(outcome, "");
    }

    /** By step, for the steps of one enrollment. */
    Map<String, Answer.WhyNot> find(List<Row> steps) {
        List<Rule> rules = Rule.casesServing(List.of("from " + rule));
        List<String> readers = rules.stream().map(Rule::sql).toList();
        Retrial retrial = new Retrial(tables, release, steps.get(0).getAs("family_id"), readers);
        Decided decided = about(retrial.held(), Decided.ofOutcome(steps));
        List<Candidate> candidates = retrial.candidates(
                retrial.texts(readers),
                decided,
                bounds(retrial, decided, steps),
                Examples.ofRule(rule),
                MOST_OF_A_KIND);
        retrial.derive(candidates);
        new RuleRun(retrial.views(), retrial.parameters(), true).of(rules);
        List<Row> rows =
                retrial.views().table(rule).where("outcome = '" + outcome + "'").collectAsList();
        Map<String, Answer.WhyNot> answers = new TreeMap<>();
        for (Row step : steps) {
            String name = step.getAs("step");
            List<Row> own = rows.stream()
                    .filter(row -> row.<String>getAs("step").equals(name))
                    .toList();
            answers.put(
                    name,
                    Retrial.compared(
                            new Retrial.Verdict(step.getAs("status"), step.getAs("reason"), step.getAs("achieved_on")),
                            candidates,
                            Retrial.marked(own, "episode_id", decided.episodeId()),
                            OutcomeWhyNot::verdict));
        }
        return answers;
    }

    private static Retrial.Verdict verdict(Row row) {
        String[] decision = row.<String>getAs("decision").split(": ", 2);
        boolean isAchieved = decision[0].equals(Question.Status.achieved.name());
        return new Retrial.Verdict(decision[0], decision[1], isAchieved ? row.getAs("decided_on") : null);
    }

    /** The caregiver, a pregnant partner and the children of their pregnancies, and the records of all of these. */
    private static Decided about(Held held, Decided decided) {
        Set<String> related = new HashSet<>(decided.evidence());
        related.add("caregiver " + decided.caregiverId());
        Set<String> pregnancies = new HashSet<>();
        Set<String> people = new TreeSet<>(Set.of(decided.caregiverId()));
        for (Object[] row : held.rows("pregnancy")) {
            Object pregnant = held.value("pregnancy", row, "caregiver_id");
            Object partner = held.value("pregnancy", row, "partner_caregiver_id");
            if (decided.caregiverId().equals(pregnant) || decided.caregiverId().equals(partner)) {
                people.add(String.valueOf(pregnant));
                pregnancies.add(held.id("pregnancy", row));
                related.add("pregnancy " + held.id("pregnancy", row));
            }
        }
        for (Object[] row : held.rows("child")) {
            if (pregnancies.contains(String.valueOf(held.value("child", row, "pregnancy_id")))) {
                people.add(held.id("child", row));
            }
        }
        return decided.about(List.copyOf(people), related);
    }

    private Bounds bounds(Retrial retrial, Decided decided, List<Row> steps) {
        int retention = option(retrial, "rate_card.retention_days");
        List<LocalDate> open = new ArrayList<>(List.of(release.asOf().minusDays(retention)));
        Map<LocalDate, String> veiled = new HashMap<>();
        LocalDate enrolled = enrolled(steps);
        if (enrolled != null) {
            open.addAll(List.of(
                    enrolled,
                    enrolled.plusDays(1),
                    enrolled.plusDays(retention),
                    enrolled.plusDays(GESTATION_DAYS + 1 - option(retrial, "rate_card.ga_limit_days"))));
        }
        steps.stream().map(row -> row.<LocalDate>getAs("decided_on")).forEach(day -> {
            if (day != null) {
                open.add(day);
            }
        });
        for (Object[] row : retrial.held().rows("caregiver")) {
            LocalDate born = retrial.held().day("caregiver", row, "dob");
            if (born != null && retrial.held().id("caregiver", row).equals(decided.caregiverId())) {
                veiled.put(born.plusYears(YEARS_YOUNG).minusDays(1), "the day before the caregiver's 20th birthday");
                veiled.put(born.plusYears(YEARS_YOUNG), "the caregiver's 20th birthday");
            }
        }
        return Bounds.ofOutcome(release.asOf(), retrial.held(), decided, open, veiled);
    }

    private static int option(Retrial retrial, String key) {
        return ((Number) Objects.requireNonNull(retrial.parameters().get(Options.parameter(key)))).intValue();
    }

    /** The first enrolled day, as the evidence has it. */
    private static @Nullable LocalDate enrolled(List<Row> steps) {
        return steps.stream()
                .flatMap(row -> row.<Row>getList(row.fieldIndex("evidence")).stream())
                .filter(fact -> fact.<String>getAs("entity").equals("enrollment"))
                .map(fact -> fact.<LocalDate>getAs("occurred_on"))
                .findFirst()
                .orElse(null);
    }
}
