package org.hearth.text;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told of a query by its text. */
public final class SqlText {
    private static final Pattern TABLE = Pattern.compile("\\b(?:from|join)\\s+([a-z_]\\w*)");

    private static final Pattern PARAMETER = Pattern.compile(":([a-z]\\w*)");

    private SqlText() {}

    /** The names of the parameters, those of options among them. */
    public static Set<String> parameters(String sql) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(sql);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The names that follow {@code from} and {@code join}, those of its own {@code with} among them. */
    public static Set<String> tables(String sql) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = TABLE.matcher(sql.replaceAll("--.*", ""));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
