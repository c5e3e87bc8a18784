package org.hearth.explain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.hearth.config.Options;
import org.hearth.measure.Results;
import org.hearth.release.Release;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleSpec;
import org.hearth.schema.TableSchema;
import org.hearth.table.Tables;
import org.hearth.text.SqlText;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;

/** Finds rows of a rule's table, and for one row or one family the rows of every step on the way to it. */
final class TableFinder {
    private final Tables tables;
    private final TableQuestion question;
    private final Release release;
    private final Rule rule;

    TableFinder(Tables tables, TableQuestion question) {
        this.tables = tables;
        this.question = question;
        this.release = Target.release(tables, question.states());
        this.rule = Rule.all().stream()
                .filter(each -> each.name().equals(question.table()))
                .findFirst()
                .orElseThrow();
    }

    /** The tables that can be asked about. */
    static List<String> names() {
        return Rule.all().stream()
                .filter(rule -> rule.kind().isStored())
                .map(Rule::name)
                .toList();
    }

    TableAnswer find() {
        Found found = new Found(new TableRows(tables, release, rule).matching(question), question.limit());
        if (found.inAll() == 0) {
            throw new UsageException("gold." + rule.name() + " has no such row in release " + release.releaseId()
                    + " of " + release.state() + ". Leave something out to see which there are.");
        }
        String narrower = narrower(found);
        if (narrower != null) {
            return answer(found, List.of(), List.of(), narrower);
        }
        Remade remade = rule.kind().isSeries()
                ? Remade.ofState(tables, release, roots(found.rows().get(0)))
                : Remade.ofFamily(
                        tables, release, rule.name(), found.rows().get(0).getAs("family_id"));
        Steps steps = new Steps(
                remade, found.rows(), TableSchema.load("gold", rule.name()).key(), question.limit());
        return answer(found, steps.parts(rule.name()), steps.facts(new Lines(tables, release)), null);
    }

    /** Why the rows are only listed; null when they can be followed to what they were made of. */
    private @Nullable String narrower(Found found) {
        if (SqlText.tables(rule.sql()).contains(Results.COUNTS)) {
            return "It is made of counts of the measures: hearth explain m03 and so on go on from here.";
        } else if (rule.kind().isSeries()) {
            return found.inAll() == 1 ? null : "What one row was counted from is shown when one is left: narrow it.";
        }
        Set<String> families =
                found.rows().stream().map(row -> row.<String>getAs("family_id")).collect(Collectors.toSet());
        return families.size() == 1 && found.isAll()
                ? null
                : "What a family's rows were made of is shown when one family is left: name one with --subject.";
    }

    /** Verdicts come together in one table: of these the ones that speak of the row's rule. */
    private List<String> roots(Row row) {
        if (!List.of(row.schema().fieldNames()).contains("rule_id")) {
            return List.of("from " + rule.name());
        }
        String quoted = "'" + row.<String>getAs("rule_id") + "'";
        return Rule.series().stream()
                .filter(each ->
                        each.kind() == Rule.Kind.series_view && each.sql().contains(quoted))
                .map(each -> "from " + each.name())
                .toList();
    }

    private TableAnswer answer(
            Found found, List<TableAnswer.Part> parts, List<Answer.Fact> facts, @Nullable String note) {
        RuleSpec spec = RuleSpec.load(rule.name());
        Map<String, String> reasons = new TreeMap<>(spec.reasons() == null ? Map.of() : spec.reasons());
        reasons.keySet().retainAll(found.values("reason"));
        return new TableAnswer(
                rule.name(),
                spec.title(),
                found.rows().size() == 1 && !found.values("rule_id").isEmpty()
                        ? List.copyOf(found.values("rule_id"))
                        : spec.rules(),
                release.state(),
                Answer.Shown.of(release),
                found.shown(),
                reasons,
                parts,
                facts,
                spec.interpretation(),
                options(),
                note);
    }

    /** Those that the rule's text names, or one of the steps before it. */
    private Map<String, String> options() {
        List<Rule> steps = rule.kind().isSeries()
                ? Rule.serving(List.of("from " + rule.name()))
                : Rule.casesServing(List.of("from " + rule.name()));
        Set<String> named = steps.stream()
                .flatMap(step -> SqlText.parameters(step.sql()).stream())
                .collect(Collectors.toSet());
        Map<String, String> options = new TreeMap<>(release.options());
        options.keySet().removeIf(key -> !named.contains(Options.parameter(key)));
        return options;
    }
}
