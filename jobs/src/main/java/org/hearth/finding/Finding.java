package org.hearth.finding;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.StoredTable;
import org.hearth.text.Digest;
import org.jspecify.annotations.Nullable;

/** One defect of the input. {@code line} counts from 1 with the header as line 1; null when it is the whole file. */
public record Finding(
        String rule,
        Severity severity,
        String state,
        String source,
        @Nullable LocalDate extractDate,
        @Nullable String entity,
        String file,
        @Nullable Long line,
        @Nullable String key,
        @Nullable String column,
        @Nullable String rawValue,
        String message) {

    /** {@code error}: the row or folder is set aside; {@code warning}: it passes; {@code information}: nothing lost. */
    public enum Severity {
        error,
        warning,
        information
    }

    /** The columns of {@code ops.finding}. */
    public static final StructType SCHEMA = StoredTable.of("ops", "finding").structType();

    /** The row of {@code ops.finding}; its id is the same whenever the same defect is seen again. */
    public Row row(Instant firstSeen) {
        String id = Digest.of(String.join("\u001f", rule, file, String.valueOf(line), String.valueOf(column), message))
                .substring(0, 16);
        return RowFactory.create(
                id,
                rule,
                severity.name(),
                state,
                source,
                extractDate,
                entity,
                file,
                line,
                key,
                column,
                rawValue,
                message,
                firstSeen,
                null);
    }
}
