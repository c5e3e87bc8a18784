package org.hearth.explain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.derive.Derivation;
import org.hearth.derive.Facts;
import org.hearth.derive.FamilyScope;
import org.hearth.derive.Reading;
import org.hearth.release.Release;
import org.hearth.rule.Rule;
import org.hearth.rule.RuleRun;
import org.hearth.rule.StateViews;
import org.hearth.schema.SilverCatalog;
import org.hearth.spark.Sessions;
import org.hearth.table.Tables;
import org.hearth.text.SqlText;

/** A rule's table made again as the night makes it, with every step on the way a view of {@code views}. */
record Remade(SparkSession views, List<Rule> steps, Set<String> entities, boolean isOfFamily) {

    /** For the family of a household, by the rules that decide families. */
    static Remade ofFamily(Tables tables, Release release, String table, String household) {
        SilverCatalog catalog = SilverCatalog.load();
        List<Rule> steps = Reading.needed(Rule.cases(), Rule::name, Rule::sql, List.of("from " + table));
        List<String> texts = steps.stream().map(Rule::sql).toList();
        List<Derivation.Derived> derived = Reading.needed(texts);
        SparkSession views = Sessions.child(tables.spark());
        Sessions.fitHeld(views, true);
        Facts facts = new Facts(
                tables,
                catalog,
                views,
                release.state(),
                FamilyScope.of(tables, release.state(), household, release.knownAt()),
                true);
        Derivation derivation = new Derivation(facts, catalog);
        derivation.register(texts, derived);
        derivation.derive(derived, parameters(release));
        new RuleRun(views, parameters(release), true).of(steps);
        return new Remade(
                views,
                steps,
                entities(catalog, Stream.concat(texts.stream(), derived.stream().map(Derivation.Derived::sql))),
                true);
    }

    /** For the whole state; {@code texts} are of the steps that read what the row comes from. */
    static Remade ofState(Tables tables, Release release, List<String> texts) {
        SilverCatalog catalog = SilverCatalog.load();
        List<Rule> steps = Rule.serving(texts);
        List<String> read = steps.stream().map(Rule::sql).toList();
        boolean isSmall = tables.isFew("silver", "home_visit");
        SparkSession views = new StateViews(tables, catalog, release.state(), isSmall).open(read);
        new RuleRun(views, parameters(release), isSmall).of(steps);
        return new Remade(views, steps, entities(catalog, read.stream()), false);
    }

    private static Map<String, Object> parameters(Release release) {
        return Options.decided(release.options()).parameters(StateConfig.load(release.state()), release.asOf());
    }

    private static Set<String> entities(SilverCatalog catalog, Stream<String> texts) {
        return texts.flatMap(text -> SqlText.tables(text).stream())
                .filter(catalog::has)
                .collect(Collectors.toSet());
    }
}
