package org.hearth.explain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.derive.Derivation;
import org.hearth.derive.Facts;
import org.hearth.derive.FamilyScope;
import org.hearth.derive.Reading;
import org.hearth.derive.Scope;
import org.hearth.release.Release;
import org.hearth.schema.SilverCatalog;
import org.hearth.spark.Sessions;
import org.hearth.table.Tables;
import org.hearth.text.SqlText;

/** The facts of a household's family as views of a session, and what is derived of them for those that read it. */
record FamilyFacts(SparkSession views, Derivation derivation, List<Derivation.Derived> needed, Set<String> read) {

    /** Registers the facts that {@code readers} read, directly or through derived tables. */
    static FamilyFacts of(Tables tables, Release release, String household, List<String> readers) {
        SparkSession views = Sessions.child(tables.spark());
        Sessions.fitHeld(views, true);
        List<Derivation.Derived> needed = Reading.needed(readers);
        SilverCatalog catalog = SilverCatalog.load();
        Scope scope = FamilyScope.of(tables, release.state(), household, release.knownAt());
        Derivation derivation =
                new Derivation(new Facts(tables, catalog, views, release.state(), scope, true), catalog);
        derivation.register(readers, needed);
        return new FamilyFacts(views, derivation, needed, read(readers, needed));
    }

    private static Set<String> read(List<String> readers, List<Derivation.Derived> needed) {
        return Stream.concat(readers.stream(), needed.stream().map(Derivation.Derived::sql))
                .flatMap(text -> SqlText.tables(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Under the options, and on the day, of the release. */
    static Map<String, Object> parameters(Release release) {
        return Options.decided(release.options()).parameters(StateConfig.load(release.state()), release.asOf());
    }
}
