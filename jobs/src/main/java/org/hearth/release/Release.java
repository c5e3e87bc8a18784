package org.hearth.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;
import org.hearth.spark.Values;

/**
 * What a night made visible for a state: everything known up to {@code knownAt}, as of the day {@code asOf}, under
 * these options and rules.
 */
public record Release(
        long releaseId,
        String state,
        LocalDate asOf,
        Instant knownAt,
        String codeVersion,
        String rulesDigest,
        String referenceDigest,
        Status status,
        Instant publishedAt,
        Map<String, String> options,
        List<String> periods) {

    /** Only a published or frozen release is ever current. */
    public enum Status {
        published,
        failed,
        rolled_back,
        frozen
    }

    /** The columns of {@code ops.release}. */
    public static final StructType SCHEMA = StoredTable.of("ops", "release").structType();

    public Release {
        options = new TreeMap<>(options);
        periods = List.copyOf(periods);
    }

    Row row() {
        return RowFactory.create(
                releaseId,
                state,
                asOf,
                knownAt,
                codeVersion,
                rulesDigest,
                referenceDigest,
                status.name(),
                publishedAt,
                Values.map(options),
                periods.toArray(String[]::new));
    }

    static Release of(Row row) {
        return new Release(
                row.<Long>getAs("release_id"),
                row.getAs("state"),
                row.getAs("as_of"),
                row.getAs("known_at"),
                row.getAs("code_version"),
                row.getAs("rules_digest"),
                row.getAs("reference_digest"),
                Status.valueOf(row.getAs("status")),
                row.getAs("published_at"),
                row.getJavaMap(row.fieldIndex("options")),
                Arrays.asList(row.<String>getList(row.fieldIndex("periods")).toArray(String[]::new)));
    }

    /** This release as it ended. */
    public Release ended(Status how, Instant at) {
        return new Release(
                releaseId, state, asOf, knownAt, codeVersion, rulesDigest, referenceDigest, how, at, options, periods);
    }

    /** Whether the same rules, reference data, options and periods decided it. */
    public boolean isDecidedLike(Release other) {
        return codeVersion.equals(other.codeVersion)
                && rulesDigest.equals(other.rulesDigest)
                && referenceDigest.equals(other.referenceDigest)
                && options.equals(other.options)
                && periods.equals(other.periods);
    }
}
