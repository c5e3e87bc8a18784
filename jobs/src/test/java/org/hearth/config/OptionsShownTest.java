package org.hearth.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hearth.measure.MeasureCatalog;
import org.hearth.testing.Tree;
import org.junit.jupiter.api.Test;

/**
 * An option that nothing reads, or that changes no answer, is only a promise. The tests of each folder of SQL compute
 * the cases; here is seen that they leave out no option.
 */
class OptionsShownTest {
    private static final Path SQL = Path.of("../sql");

    /** Options that the program reads by itself; each group has a test that shows all of its keys. */
    private static final List<String> OF_THE_PROGRAM = List.of("doi.", "reference.", "reliability.");

    @Test
    void everyOptionIsRead() {
        String texts = texts(SQL, ".sql") + texts(SQL, "rules.yml") + texts(Path.of("src/main/java"), ".java");
        assertThat(keys().filter(key -> !isRead(key, texts))).isEmpty();
    }

    private static boolean isRead(String key, String texts) {
        String quoted = Pattern.quote(key);
        return Pattern.compile(":" + Options.parameter(key) + "\\b|when: " + quoted + "}|\"" + quoted + "\"")
                .matcher(texts)
                .find();
    }

    /** A variant may show that a boundary is not crossed, but another must cross it. */
    @Test
    void everyOptionChangesTheAnswerOfACase() {
        Set<String> shown = DrawnVariant.all(SQL).stream()
                .filter(DrawnVariant::changesARowForEach)
                .flatMap(variant -> variant.options().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(keys().filter(key -> !shown.contains(key))).isEmpty();
    }

    /** The shared rules and those of the measures that leave a choice. */
    private static Stream<String> keys() {
        return Options.rules(MeasureCatalog.load().optionRules()).entrySet().stream()
                .filter(rule -> rule.getValue().allowed() == null
                        || rule.getValue().allowed().size() > 1)
                .map(rule -> rule.getKey())
                .filter(key -> OF_THE_PROGRAM.stream().noneMatch(key::startsWith));
    }

    private static String texts(Path folder, String suffix) {
        return Tree.files(folder, suffix).stream().map(OptionsShownTest::text).collect(Collectors.joining("\n"));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
