package org.hearth.release;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.conform.SilverTable;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.table.Lake;
import org.hearth.table.Tables;

/**
 * The tables of a lake as readers see them: {@code gold.x} is what the current release of each state shows, of a
 * versioned table its current rows; {@code gold.x_all} is everything kept, with {@code known_to} computed.
 */
public final class Catalog {
    private static final Pattern NAMED =
            Pattern.compile("\\b(bronze|silver|gold|public|ops)\\s*\\.\\s*`?([a-z0-9_]+)`?");
    private static final List<String> LAYERS = List.of("bronze", "silver", "gold", "public", "ops");

    private final SparkSession spark;
    private final Lake lake;

    public Catalog(SparkSession spark, Lake lake) {
        this.spark = spark;
        this.lake = lake;
    }

    /** Makes the views that {@code query} names, and no others: each costs the look at a table. */
    public void serve(String query) {
        LAYERS.forEach(layer -> spark.sql("create database if not exists " + layer));
        Matcher matcher = NAMED.matcher(query.toLowerCase(Locale.ROOT));
        Set<String> made = new TreeSet<>();
        while (matcher.find()) {
            if (made.add(matcher.group(1) + "." + matcher.group(2))) {
                view(matcher.group(1), matcher.group(2));
            }
        }
    }

    /** The names that {@code serve} would make, layer by layer. */
    public List<String> names() {
        return LAYERS.stream()
                .flatMap(layer -> lake.tables(layer).stream().map(table -> layer + "." + table))
                .toList();
    }

    private void view(String layer, String name) {
        boolean isAll = name.endsWith("_all");
        String table = isAll ? name.substring(0, name.length() - "_all".length()) : name;
        if (lake.has(layer, table)) {
            String body =
                    switch (layer) {
                        case "silver", "gold" -> isAll ? everything(layer, table) : current(layer, table);
                        case "ops" -> isAll || !table.equals("finding") ? all(layer, table) : findings();
                        default -> all(layer, table);
                    };
            spark.sql("create or replace view " + layer + "." + name + " as " + body);
        }
    }

    private String at(String layer, String table) {
        return "delta.`" + lake.path(layer, table) + "`";
    }

    private String all(String layer, String table) {
        return "select * from " + at(layer, table);
    }

    /** What any release has shown or the next one will: versions in order, results of published releases. */
    private String everything(String layer, String table) {
        if (isSeries(layer, table)) {
            return "select * from " + at(layer, table) + " where release_id in (select release_id from "
                    + at("ops", "release") + " where status in ('published', 'frozen'))";
        }
        String key = String.join(", ", key(layer, table));
        return "select row.* except (known_to), coalesce(known_to, lead(known_from) over (partition by " + key
                + " order by known_from)) as known_to from " + at(layer, table) + " as row";
    }

    private String current(String layer, String table) {
        String release = "select state, max_by(release_id, release_id) as release_id, max_by(known_at, release_id)"
                + " as known_at from " + at("ops", "release")
                + " where status in ('published', 'frozen') group by state";
        if (isSeries(layer, table)) {
            return "select * from " + at(layer, table) + " where release_id in (select release_id from (" + release
                    + "))";
        }
        String rank = "row_number() over (partition by " + String.join(", ", key(layer, table))
                + " order by known_from desc)";
        return "select * except (version_rank) from (select row.*, " + rank + " as version_rank from "
                + at(layer, table) + " as row inner join (" + release + ") as release on release.state = row.state and"
                + " row.known_from <= release.known_at) where version_rank = 1 and not is_withdrawn";
    }

    /** Each defect once, as last known. */
    private String findings() {
        return "select * except (finding_rank) from (select *, row_number() over (partition by finding_id order by"
                + " resolved_in desc nulls last) as finding_rank from " + at("ops", "finding")
                + ") where finding_rank = 1";
    }

    private boolean isSeries(String layer, String table) {
        return layer.equals("gold")
                && Stream.of(new Tables(spark, lake).read(layer, table).columns())
                        .anyMatch("release_id"::equals);
    }

    private List<String> key(String layer, String table) {
        if (layer.equals("silver") && SilverCatalog.load().has(table)) {
            SilverTable silver = new SilverTable(TableSchema.load("silver", table));
            return Stream.concat(Stream.of("row.state", "source"), silver.key().stream())
                    .toList();
        }
        return Stream.concat(Stream.of("row.state"), TableSchema.ofVersioned(layer, table).key().stream())
                .toList();
    }
}
