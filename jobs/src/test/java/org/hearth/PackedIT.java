package org.hearth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed is whole: the program and its jar, run as people run them, from a directory of their own. */
class PackedIT {
    private static final String HOME = System.getProperty("hearth.home", "..");
    private static final String[] SAMPLE =
            "sample --state ut --landing landing --families 3 --years 1 --nights 1 --seed 7 --defects 0".split(" ");
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";

    @TempDir
    Path elsewhere;

    @Test
    void programTellsItsVersionAndItsCommands() throws Exception {
        assertThat(run(home("bin/hearth"), "--version")).startsWith("hearth ");
        assertThat(run(home("bin/hearth"), "--help")).contains("nightly", "report", "explain", "Exit codes");
    }

    @Test
    void programWritesASample() throws Exception {
        List<String> command = new ArrayList<>(List.of(home("bin/hearth")));
        command.addAll(List.of(SAMPLE));
        List<Path> manifests = run(command.toArray(String[]::new))
                .lines()
                .map(folder -> elsewhere.resolve(folder).resolve("manifest.json"))
                .toList();
        assertThat(manifests).hasSize(3).allSatisfy(manifest -> assertThat(manifest)
                .exists());
    }

    @Test
    void aStoppedNightSaysSo() throws Exception {
        runJar(SAMPLE);
        Path key = Files.writeString(elsewhere.resolve("key"), "ab".repeat(32));
        Path err = elsewhere.resolve("night");
        Process night = new ProcessBuilder(
                        jar("nightly", "--lake", "lake", "--landing", "landing", "--token-key-file", key.toString()))
                .directory(elsewhere.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            for (int tenth = 0; tenth < 1200 && !Files.readString(err).contains("receive"); tenth++) {
                Thread.sleep(100);
            }
            night.destroy();
            assertThat(night.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            night.destroyForcibly();
        }
        assertThat(night.exitValue()).isNotZero();
        assertThat(err).content().contains("Stopped before its end").doesNotContain("\tat ");
    }

    @Test
    void jarWritesAndReadsALake() throws Exception {
        runJar("warm-up", "--lake", "lake");
        assertThat(runJar("sql", "--lake", "lake", "--format", "csv", "select state, as_of from ops.release"))
                .isEqualToIgnoringNewLines("state,as_of\nct,1970-01-01\n");
    }

    private String runJar(String... arguments) throws Exception {
        return run(jar(arguments));
    }

    private static String[] jar(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g", "-jar", home("jobs/target/hearth.jar")));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private static String home(String file) throws IOException {
        return new File(HOME, file).getCanonicalPath();
    }

    private String run(String... command) throws Exception {
        Path out = elsewhere.resolve("out");
        Path err = elsewhere.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return Files.readString(out);
    }
}
