package org.hearth.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hearth.testing.Tree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout of SQL files, so that a reader finds every one of them the same. */
class SqlStyleTest {
    private static final Path FOLDER = Path.of("../sql");
    private static final int WIDTH = 110;
    private static final Pattern NOT_CODE = Pattern.compile("'[^']*'|--.*");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]");
    private static final Pattern BARE_JOIN = Pattern.compile("\\s*join\\b.*");
    private static final Pattern LEADING_COMMA = Pattern.compile("\\s*,.*");

    static List<Path> files() {
        return Tree.files(FOLDER, ".sql");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isLaidOutLikeTheOthers(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> offences = new ArrayList<>();
        if (!lines.get(0).startsWith("-- ")) {
            offences.add("1: does not open with what a row stands for");
        }
        for (int i = 0; i < lines.size(); i++) {
            String offence = offence(lines.get(i));
            if (!offence.isEmpty()) {
                offences.add(i + 1 + ": " + offence);
            }
        }
        assertThat(offences).as(file.toString()).isEmpty();
    }

    private static String offence(String line) {
        String code = NOT_CODE.matcher(line).replaceAll("");
        if (line.length() > WIDTH) {
            return "longer than " + WIDTH;
        } else if (line.contains("\t") || !line.equals(line.stripTrailing())) {
            return "tab or trailing space";
        } else if (CAPITALS.matcher(code).find()) {
            return "capitals outside strings and comments";
        } else if (LEADING_COMMA.matcher(line).matches()) {
            return "begins with a comma";
        }
        return BARE_JOIN.matcher(code).matches() ? "says neither inner nor outer join" : "";
    }
}
