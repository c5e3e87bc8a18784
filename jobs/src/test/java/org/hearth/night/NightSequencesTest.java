package org.hearth.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.apache.spark.sql.SparkSession;
import org.hearth.sample.Sample;
import org.hearth.sample.SampleRequest;
import org.hearth.table.Tables;
import org.hearth.testing.LocalSpark;

/**
 * Random states with corrections, deletions, late entries, moves and defects, night by night and in another order, where
 * rows are looked up as in a large lake: gold is what a rebuild makes of the same files. Every measure is in it by being
 * in the catalog.
 */
class NightSequencesTest {
    private static final LocalDate UNTIL = LocalDate.of(2025, 9, 30);
    private static final int NIGHTS = 2;
    private static final List<String> PERIODS = List.of("FFY2025");

    @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE, seed = "20261125")
    void nightsInAnyOrderGiveTheGoldOfARebuild(@ForAll @LongRange(min = 1, max = 1_000_000) long seed)
            throws IOException {
        SparkSession spark = LocalSpark.newSession();
        Path dir = Files.createTempDirectory("hearth-nights");
        try {
            Path landing = dir.resolve("landing");
            Sample.writeCsv(new SampleRequest("ct", landing, 15, 2, NIGHTS, seed, 0.03, UNTIL));
            LocalDate base = UNTIL.minusDays(NIGHTS);
            Path nightly = dir.resolve("nightly");
            run(spark, nightly, landing, base);
            Path disordered = dir.resolve("disordered");
            Nights.copyTree(nightly, disordered);

            for (int night = 1; night <= NIGHTS; night++) {
                run(spark, nightly, landing, base.plusDays(night));
            }
            LocalDate later = UNTIL.plusDays(new Random(seed).nextInt(100));
            run(spark, nightly, landing, later);
            System.setProperty(Tables.FEW_BYTES, "-1");
            disorder(spark, disordered, landing, dir.resolve("late"), later, seed);

            List<String> gold = Nights.gold(spark, nightly);
            assertThat(Nights.gold(spark, disordered)).isEqualTo(gold);
            Outcome rebuild = Nights.run(spark, nightly, landing, later, PERIODS, true);
            assertThat(rebuild.caseChanges()).as("cases that a rebuild changes").isZero();
            assertThat(Nights.gold(spark, nightly)).isEqualTo(gold);
        } finally {
            System.clearProperty(Tables.FEW_BYTES);
            delete(dir);
        }
    }

    private static void run(SparkSession spark, Path lake, Path landing, LocalDate asOf) {
        assertThat(Nights.run(spark, lake, landing, asOf, PERIODS, false).kind())
                .isEqualTo(Outcome.Kind.published);
    }

    /** One of the deltas comes first, then the others, all after their day. */
    private static void disorder(SparkSession spark, Path lake, Path landing, Path late, LocalDate asOf, long seed) {
        List<String> dates = new ArrayList<>();
        for (int night = 1; night <= NIGHTS; night++) {
            dates.add(UNTIL.minusDays(NIGHTS - night).toString());
        }
        Collections.shuffle(dates, new Random(seed));
        Nights.copyTree(
                landing.resolve("ct/ecis/" + UNTIL.minusDays(NIGHTS)),
                late.resolve("ct/ecis/" + UNTIL.minusDays(NIGHTS)));
        Nights.copy(landing, late, dates.get(0));
        run(spark, lake, late, asOf);
        dates.subList(1, NIGHTS).forEach(date -> Nights.copy(landing, late, date));
        run(spark, lake, late, asOf);
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> paths = Files.walk(dir)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
