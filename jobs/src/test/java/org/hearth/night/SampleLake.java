package org.hearth.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.sample.Sample;
import org.hearth.sample.SampleRequest;
import org.hearth.testing.LocalSpark;

/** A small published lake under {@code target}, made once for the tests that only read it. */
final class SampleLake {
    private static final Path DIR = Path.of("target", "sample-lake").toAbsolutePath();
    private static final LocalDate UNTIL = LocalDate.of(2025, 9, 30);

    private SampleLake() {}

    private static final class Holder {
        static final Path LAKE = build();
    }

    static Path path() {
        return Holder.LAKE;
    }

    /** A full extract and one night, so that there are two releases. */
    private static Path build() {
        try {
            delete();
            Path landing = DIR.resolve("landing");
            Sample.writeCsv(new SampleRequest("ct", landing, 20, 2, 1, 11, 0.02, UNTIL));
            SparkSession spark = LocalSpark.newSession();
            Path lake = DIR.resolve("lake");
            for (LocalDate asOf : List.of(UNTIL.minusDays(1), UNTIL)) {
                Nights.run(spark, lake, landing, asOf, List.of("FFY2024", "FFY2025"), false);
            }
            return lake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete() throws IOException {
        if (Files.exists(DIR)) {
            try (Stream<Path> paths = Files.walk(DIR)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
