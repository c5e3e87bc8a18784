package org.hearth.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.spark.sql.SparkSession;

/** Writes a synthetic state as a full extract and nightly deltas; the folders are given in date order. */
public final class Sample {

    private Sample() {}

    public static List<Path> writeCsv(SampleRequest request) {
        return writeCsv(request, families -> {});
    }

    public static List<Path> writeCsv(SampleRequest request, LongConsumer familiesDone) {
        return new CsvSample(request, familiesDone).write();
    }

    public static List<Path> writeParquet(SparkSession spark, SampleRequest request) {
        return writeParquet(spark, request, families -> {});
    }

    public static List<Path> writeParquet(SparkSession spark, SampleRequest request, LongConsumer familiesDone) {
        return new ParquetSample(request, familiesDone).write(spark);
    }
}
