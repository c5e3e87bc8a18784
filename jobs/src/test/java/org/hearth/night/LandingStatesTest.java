package org.hearth.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.conform.TokenKey;
import org.hearth.testing.LocalSpark;
import org.hearth.text.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whose night it is when no state is named: all in the landing that somebody has described. */
@ExtendWith(LocalSpark.class)
class LandingStatesTest {
    @Test
    void aFolderOfNoStateKeepsNoOtherFromItsNight(SparkSession spark, @TempDir Path dir) throws IOException {
        Files.createDirectories(dir.resolve("landing/ct/ecis"));
        Files.createDirectories(dir.resolve("landing/xt/ecis"));

        assertThat(run(spark, dir))
                .extracting(Outcome::state, Outcome::kind, Outcome::message)
                .containsExactly(
                        tuple("ct", Outcome.Kind.failed, "No ecis folder could be taken in: nothing to publish."),
                        tuple(
                                "xt",
                                Outcome.Kind.failed,
                                "No such state: xt. Did you mean ct? A state is a file conf/states/<state>.yml."));
    }

    @Test
    void aLandingOfNoStateIsBadUsage(SparkSession spark, @TempDir Path dir) throws IOException {
        Files.createDirectories(dir.resolve("landing/xt/ecis"));

        assertThatThrownBy(() -> run(spark, dir))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("No such state: xt");
    }

    private static List<Outcome> run(SparkSession spark, Path dir) {
        NightlyRequest request = new NightlyRequest(
                dir.resolve("lake").toString(),
                dir.resolve("landing").toString(),
                List.of(),
                null,
                List.of(),
                Map.of(),
                TokenKey.parse("ab".repeat(32)),
                false);
        return new Nightly(spark, InstantSource.system(), "test").run(request);
    }
}
