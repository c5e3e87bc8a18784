package org.hearth;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.Tree;
import org.junit.jupiter.api.Test;

/** Which package may know what. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.hearth");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int LINES = 250;
    private static final Set<String> CLOCKS = Set.of(
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Instant.now",
            "java.time.InstantSource.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.lang.System.currentTimeMillis");

    @Test
    void packagesDependInOneDirection() {
        slices().matching("org.hearth.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlySessionsStartsSpark() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hearth.spark..")
                .should()
                .callMethod(SparkSession.class, "builder")
                .check(CLASSES);
    }

    /** A run has one clock, read by the command, so that a night can be repeated. */
    @Test
    void onlyCommandsReadTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hearth")
                .should()
                .callMethodWhere(describe("reads the clock", ArchitectureTest::readsTheClock))
                .check(CLASSES);
    }

    private static boolean readsTheClock(JavaMethodCall call) {
        return CLOCKS.contains(call.getTargetOwner().getName() + "." + call.getName());
    }

    /** Functions over rows are opaque to the optimiser; the rules are SQL. */
    @Test
    void noUserDefinedFunctions() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.spark.sql.api.java..")
                .check(CLASSES);
    }

    @Test
    void onlySparkPackageKnowsScalaAndCatalyst() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hearth.spark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("scala..", "org.apache.spark.sql.catalyst..")
                .check(CLASSES);
    }

    @Test
    void datesAreOfJavaTime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Date.class, java.sql.Date.class, java.sql.Timestamp.class)
                .check(CLASSES);
    }

    @Test
    void sourcesAreShortAndFinished() throws IOException {
        List<String> offences = new ArrayList<>();
        for (Path file : Tree.files(SOURCES, ".java")) {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() > LINES) {
                offences.add(file + " has " + lines.size() + " lines");
            }
            if (lines.stream().anyMatch(line -> line.contains("TODO") || line.contains("FIXME"))) {
                offences.add(file + " is not finished");
            }
        }
        assertThat(offences).isEmpty();
    }
}
