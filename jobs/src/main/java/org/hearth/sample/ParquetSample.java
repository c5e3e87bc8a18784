package org.hearth.sample;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** Spreads the parts of a state over Spark's tasks; each task writes its own files and tells what it wrote. */
final class ParquetSample {

    private static final int FAMILIES_PER_PART = 12_500;
    private static final int PARTS_AT_ONCE = 16;

    private final SampleRequest request;
    private final Landing landing;
    private final long units;
    private final int parts;
    private final LongConsumer familiesDone;

    ParquetSample(SampleRequest request, LongConsumer familiesDone) {
        this.request = request;
        this.landing = new Landing(request);
        this.units = new Story(request).units();
        this.parts = Math.toIntExact((units + FAMILIES_PER_PART - 1) / FAMILIES_PER_PART);
        this.familiesDone = familiesDone;
    }

    List<Path> write(SparkSession spark) {
        landing.prepare();
        List<DeliveredFile> files = new ArrayList<>();
        for (int first = 0; first < parts; first += PARTS_AT_ONCE) {
            int end = Math.min(first + PARTS_AT_ONCE, parts);
            files.addAll(write(spark, first, end));
            familiesDone.accept(Math.min(request.families(), request.families() * (long) end / parts));
        }
        return landing.finish(files);
    }

    private List<DeliveredFile> write(SparkSession spark, int first, int end) {
        spark.sparkContext().setJobDescription("sample parts " + first + " to " + (end - 1) + " of " + parts);
        List<String> lines = spark.range(first, end, 1, end - first)
                .mapPartitions(
                        writer(request.state(), request.landing().toString(), request, units, parts), Encoders.STRING())
                .collectAsList();
        return lines.stream().map(DeliveredFile::of).toList();
    }

    // Static, and with nothing but text and numbers captured: a path is not serializable.
    private static MapPartitionsFunction<Long, String> writer(
            String state, String landing, SampleRequest request, long units, int parts) {
        int families = request.families();
        int years = request.years();
        int nights = request.nights();
        long seed = request.seed();
        double defects = request.defects();
        String until = request.until().toString();
        return numbers -> {
            SampleRequest copy = new SampleRequest(
                    state, Path.of(landing), families, years, nights, seed, defects, LocalDate.parse(until));
            return lines(copy, numbers, units, parts);
        };
    }

    private static Iterator<String> lines(SampleRequest request, Iterator<Long> numbers, long units, int parts) {
        Story story = new Story(request);
        List<String> lines = new ArrayList<>();
        while (numbers.hasNext()) {
            int number = Math.toIntExact(numbers.next());
            ParquetPart part = new ParquetPart(request, number);
            story.tell(units * number / parts, units * (number + 1) / parts, part);
            part.close().forEach(file -> lines.add(file.line()));
        }
        return lines.iterator();
    }
}
