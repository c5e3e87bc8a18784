package org.hearth.release;

import java.util.List;
import org.hearth.text.Digest;
import org.hearth.text.Resources;

/** One digest over everything that decides, so that a change of any of it decides every family again. */
public final class RulesDigest {
    private static final List<String> FILES = List.of(
            "sql/derive.yml",
            "sql/measures.yml",
            "sql/strata.yml",
            "sql/rules.yml",
            "sql/forms.yml",
            "sql/forms/form1.yml",
            "sql/options.yml");

    private static final List<String> FOLDERS = List.of(
            "sql/functions",
            "sql/family",
            "sql/derive",
            "sql/periods",
            "sql/measures",
            "sql/strata",
            "sql/rules",
            "sql/billing",
            "sql/reduction",
            "sql/findings",
            "sql/findings_of_series",
            "sql/results");

    private RulesDigest() {}

    /** Over the SQL, the measures' meaning, the schemas and the states' choices. */
    public static String ofRules() {
        StringBuilder text = new StringBuilder();
        for (String file : FILES) {
            text.append(Resources.text(file));
        }
        for (String folder : FOLDERS) {
            add(text, folder, ".sql");
        }
        for (String folder : List.of("schemas/silver", "schemas/derived", "schemas/gold", "conf/states")) {
            add(text, folder, ".yml");
        }
        return Digest.of(text.toString());
    }

    public static String ofReference() {
        StringBuilder text = new StringBuilder();
        add(text, "conf/reference", ".csv");
        return Digest.of(text.toString());
    }

    private static void add(StringBuilder text, String folder, String suffix) {
        for (String name : Resources.names(folder, suffix)) {
            text.append(name).append('\n').append(Resources.text(folder + "/" + name + suffix));
        }
    }
}
