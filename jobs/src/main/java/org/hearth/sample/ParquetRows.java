package org.hearth.sample;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Rows of one entity as Parquet records; an empty cell is a null. */
final class ParquetRows extends WriteSupport<String[]> {

    private final Entity entity;
    private final boolean isTyped;
    private @Nullable RecordConsumer consumer;

    /** Columns have their types only in clean data, since a type cannot hold the defects that a state's text can. */
    ParquetRows(Entity entity, SampleRequest request) {
        this.entity = entity;
        this.isTyped = request.defects() == 0;
    }

    // Parquet marks it as deprecated and yet leaves it abstract.
    @SuppressWarnings("deprecation")
    @Override
    public WriteContext init(Configuration configuration) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        entity.columns().forEach(column -> message.addField(type(column)));
        MessageType schema = message.named(entity.name());
        return new WriteContext(schema, Map.of());
    }

    private Type type(Column column) {
        return switch (isTyped ? column.kind() : Kind.TEXT) {
            case TEXT, CODE -> Types.optional(BINARY).as(stringType()).named(column.name());
            case DATE -> Types.optional(INT32).as(dateType()).named(column.name());
            case TIMESTAMP ->
                Types.optional(INT64).as(timestampType(true, TimeUnit.MICROS)).named(column.name());
            case INTEGER -> Types.optional(INT32).named(column.name());
            case DECIMAL -> Types.optional(INT64).as(decimalType(2, 14)).named(column.name());
            case BOOLEAN -> Types.optional(BOOLEAN).named(column.name());
        };
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        this.consumer = recordConsumer;
    }

    @Override
    public void write(String[] values) {
        RecordConsumer target = consumer;
        if (target == null) {
            throw new IllegalStateException("written before it was prepared");
        }
        target.startMessage();
        for (int position = 0; position < values.length; position++) {
            if (!values[position].isEmpty()) {
                Column column = entity.columns().get(position);
                target.startField(column.name(), position);
                value(target, column, values[position]);
                target.endField(column.name(), position);
            }
        }
        target.endMessage();
    }

    private void value(RecordConsumer target, Column column, String text) {
        switch (isTyped ? column.kind() : Kind.TEXT) {
            case TEXT, CODE -> target.addBinary(Binary.fromString(text));
            case DATE -> target.addInteger(Days.of(LocalDate.parse(text)));
            case TIMESTAMP -> target.addLong(Instant.parse(text).getEpochSecond() * 1_000_000);
            case INTEGER -> target.addInteger(Integer.parseInt(text));
            case DECIMAL ->
                target.addLong(new BigDecimal(text).movePointRight(2).longValueExact());
            case BOOLEAN -> target.addBoolean(text.equals("Y"));
        }
    }
}
