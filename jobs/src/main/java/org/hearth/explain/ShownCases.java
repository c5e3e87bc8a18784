package org.hearth.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.release.Release;
import org.hearth.schema.TableSchema;
import org.hearth.table.Current;
import org.hearth.table.Tables;
import org.hearth.table.Versioned;

/** A table of cases as a release shows it. */
record ShownCases(Tables tables, Release release, TableSchema schema) {

    /** The versions of the rows {@code wanted} that were known to the release. */
    Dataset<Row> versions(Column wanted) {
        return new Versioned(schema)
                .versions(tables, "gold", release.state())
                .where(wanted.and(col("known_from").leq(lit(release.knownAt()))));
    }

    /** The rows that were current then, with the columns of {@code versions}. */
    Dataset<Row> current(Dataset<Row> versions) {
        List<String> key =
                Stream.concat(Stream.of("state"), schema.key().stream()).toList();
        return Current.of(versions, key);
    }
}
