package org.hearth.conform;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.finding.Finding;
import org.hearth.schema.SilverCatalog;
import org.hearth.table.Tables;

/** Rows of entities that the contract does not know: kept in bronze, told once a file, counted as quarantined. */
final class UnknownEntities {
    private final Tables tables;
    private final SilverCatalog catalog;
    private final String state;
    private final Instant knownAt;

    UnknownEntities(Tables tables, SilverCatalog catalog, String state, Instant knownAt) {
        this.tables = tables;
        this.catalog = catalog;
        this.state = state;
        this.knownAt = knownAt;
    }

    Dataset<Row> findings(BronzeRows bronze, Map<String, Fate> fates) {
        List<Row> files = bronze.entities().stream()
                .filter(entity -> !catalog.has(entity))
                .flatMap(entity -> count(bronze, entity).stream())
                .toList();
        files.forEach(
                file -> fates.merge(file.getAs("batch_id"), new Fate(0, file.<Long>getAs("count"), 0), Fate::plus));
        return tables.spark().createDataFrame(files.stream().map(this::finding).toList(), Finding.SCHEMA);
    }

    private static List<Row> count(BronzeRows bronze, String entity) {
        return bronze.rows(entity, List.of(), List.of())
                .table()
                .get()
                .groupBy(col("source"), col("batch_id"), col("extract_date"), col("entity"), col("file"))
                .count()
                .collectAsList();
    }

    private Row finding(Row file) {
        return new Finding(
                        "entity_unknown",
                        Finding.Severity.error,
                        state,
                        file.getAs("source"),
                        file.getAs("extract_date"),
                        file.getAs("entity"),
                        file.getAs("file"),
                        null,
                        null,
                        null,
                        null,
                        "The contract has no such entity. Its " + file.getAs("count")
                                + " rows are kept in bronze and not read. Check the name.")
                .row(knownAt);
    }
}
