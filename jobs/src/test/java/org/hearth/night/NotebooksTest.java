package org.hearth.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every notebook runs from its first cell to its last on a small lake, and is committed without what it printed. */
class NotebooksTest {
    private static final Path FOLDER =
            Path.of("..", "notebooks").toAbsolutePath().normalize();
    private static final Path WORK = Path.of("target", "notebooks").toAbsolutePath();

    @Test
    void holdNoOutput() throws IOException {
        for (Path notebook : notebooks()) {
            for (JsonNode cell :
                    JsonMapper.builder().build().readTree(notebook.toFile()).get("cells")) {
                assertThat(cell.path("outputs"))
                        .as("Clear the outputs of " + notebook)
                        .isEmpty();
                assertThat(cell.path("execution_count").asInt(0))
                        .as("Clear the outputs of " + notebook)
                        .isZero();
            }
        }
    }

    @Test
    void runOnASmallLake() throws Exception {
        String python = python();
        List<String> command = new ArrayList<>(List.of(
                python,
                "-m",
                "nbconvert",
                "--execute",
                "--to",
                "notebook",
                "--output-dir",
                WORK.resolve("run").toString()));
        notebooks().forEach(notebook -> command.add(notebook.toString()));
        Run run = run(command, Map.of("HEARTH_LAKE", SampleLake.path().toString()));
        assertThat(run.exit()).as(run.output()).isZero();
    }

    private static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    /** The Python of an environment with what {@code requirements.txt} pins, kept from run to run. */
    private static String python() throws Exception {
        Path environment = WORK.resolve("environment");
        Path python = environment.resolve("bin/python");
        Path made = WORK.resolve("made-from.txt");
        String pinned = Files.readString(FOLDER.resolve("requirements.txt"));
        if (Files.exists(python) && Files.exists(made) && Files.readString(made).equals(pinned)) {
            return python.toString();
        }
        Files.createDirectories(WORK);
        required(
                List.of("python3", "-m", "venv", "--clear", environment.toString()),
                "no python3 that makes environments");
        required(
                List.of(
                        python.toString(),
                        "-m",
                        "pip",
                        "install",
                        "-q",
                        "-r",
                        FOLDER.resolve("requirements.txt").toString()),
                "pip cannot install notebooks/requirements.txt");
        Files.writeString(made, pinned);
        return python.toString();
    }

    /** Where Python or its packages cannot be had, the test is skipped and says so. */
    private static void required(List<String> command, String without) throws Exception {
        Run run = run(command, Map.of());
        assumeTrue(run.exit() == 0, "Notebooks are not tested: " + without + ". " + run.output());
    }

    private record Run(int exit, String output) {}

    private static Run run(List<String> command, Map<String, String> settings) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(settings);
            builder.environment()
                    .putAll(Map.of(
                            "PYTHONDONTWRITEBYTECODE", "1",
                            "MPLCONFIGDIR", WORK.resolve("settings").toString(),
                            "IPYTHONDIR", WORK.resolve("settings").toString(),
                            "JUPYTER_CONFIG_DIR", WORK.resolve("settings").toString()));
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            return new Run(127, String.valueOf(e.getMessage()));
        }
    }
}
