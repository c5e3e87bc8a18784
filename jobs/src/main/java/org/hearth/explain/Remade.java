package org.hearth.explain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.release.Release;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
import org.hearth.rule.StateViews;
import org.hearth.schema.SilverCatalog;
import org.hearth.table.Tables;
import org.hearth.text.SqlText;

/** A rule's table made again as the night makes it, with every step on the way a view of {@code views}. */
record Remade(SparkSession views, List<Rule> steps, Set<String> entities, boolean isOfFamily) {

    /** For the family of a household, by the rules that decide families. */
    static Remade ofFamily(Tables tables, Release release, String table, String household) {
        List<Rule> steps = Rule.casesServing(List.of("from " + table));
        List<String> texts = steps.stream().map(Rule::sql).toList();
        FamilyFacts facts = FamilyFacts.of(tables, release, household, texts);
        Map<String, Object> parameters = FamilyFacts.parameters(release);
        facts.derivation().derive(facts.needed(), parameters);
        new RuleRun(facts.views(), parameters, true).of(steps);
        return new Remade(facts.views(), steps, entities(SilverCatalog.load(), facts.read().stream()), true);
    }

    /** For the whole state; {@code texts} are of the steps that read what the row comes from. */
    static Remade ofState(Tables tables, Release release, List<String> texts) {
        SilverCatalog catalog = SilverCatalog.load();
        List<Rule> steps = Rule.serving(texts);
        List<String> read = steps.stream().map(Rule::sql).toList();
        boolean isSmall = tables.isFew("silver", "home_visit");
        SparkSession views = new StateViews(tables, catalog, release.state(), isSmall).open(read);
        new RuleRun(views, FamilyFacts.parameters(release), isSmall).of(steps);
        return new Remade(
                views, steps, entities(catalog, read.stream().flatMap(text -> SqlText.tables(text).stream())), false);
    }

    private static Set<String> entities(SilverCatalog catalog, Stream<String> read) {
        return read.filter(catalog::has).collect(Collectors.toSet());
    }
}
