package org.hearth.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hearth.conform.TokenKey;
import org.hearth.release.Catalog;
import org.hearth.table.Lake;

/** Runs nights, of {@code ct} unless told otherwise, over real folders and reads what they publish. */
final class Nights {
    private Nights() {}

    static Outcome run(SparkSession spark, Path lake, Path landing, String asOf) {
        return run(spark, lake, landing, LocalDate.parse(asOf), List.of("FFY2026"), false);
    }

    static Outcome run(
            SparkSession spark, Path lake, Path landing, LocalDate asOf, List<String> periods, boolean isRebuild) {
        return run(spark, lake, landing, "ct", asOf, periods, isRebuild);
    }

    static Outcome run(
            SparkSession spark, Path lake, Path landing, String state, LocalDate asOf, List<String> periods) {
        return run(spark, lake, landing, state, asOf, periods, false);
    }

    private static Outcome run(
            SparkSession spark,
            Path lake,
            Path landing,
            String state,
            LocalDate asOf,
            List<String> periods,
            boolean isRebuild) {
        NightlyRequest request = new NightlyRequest(
                lake.toString(),
                landing.toString(),
                List.of(state),
                asOf,
                periods,
                Map.of(),
                TokenKey.parse("ab".repeat(32)),
                isRebuild);
        return new Nightly(spark, InstantSource.system(), "test").run(request).get(0);
    }

    /** Copies the ecis folders of {@code dates} into another landing. */
    static void copy(Path from, Path to, String... dates) {
        for (String date : dates) {
            copyTree(from.resolve("ct/ecis/" + date), to.resolve("ct/ecis/" + date));
        }
    }

    static void copyTree(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The current rows, without when they were known and where their evidence stands. */
    static List<String> gold(SparkSession spark, Path lake) {
        List<String> rows = new ArrayList<>(query(
                spark,
                lake,
                "select * except (known_from, known_to, as_of_on, evidence), transform(evidence, fact ->"
                        + " concat(fact.entity, fact.id)) as facts from gold.measure_case order by all"));
        for (String table : List.of(
                "episode", "child_episode", "participant_stratum", "form_case", "rate_card_case", "eligibility")) {
            rows.addAll(query(
                    spark,
                    lake,
                    "select * except (known_from, known_to, as_of_on" + cited(table) + ") from gold." + table
                            + " order by all"));
        }
        for (String table : List.of(
                "form1",
                "form4",
                "rate_card_result",
                "caseload_month",
                "visit_completion",
                "staff_retention",
                "adjusted_performance",
                "compliance",
                "family_retention",
                "service_timeliness")) {
            rows.addAll(query(spark, lake, "select * except (release_id) from gold." + table + " order by all"));
        }
        return rows;
    }

    /** Where evidence stands differs with the order of delivery. */
    private static String cited(String table) {
        return table.equals("rate_card_case") ? ", evidence, entered_on" : "";
    }

    static List<String> query(SparkSession spark, Path lake, String query) {
        new Catalog(spark, Lake.at(lake.toString(), spark.sparkContext().hadoopConfiguration())).serve(query);
        return spark.sql(query).collectAsList().stream().map(Object::toString).toList();
    }
}
