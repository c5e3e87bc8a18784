package org.hearth.schema;

import java.util.List;
import org.hearth.text.Yaml;

/** The columns of {@code schemas/shared.yml}, which every table of a kind has beside its own. */
record SharedColumns(List<Column> state, List<Column> delivered, List<Column> event, List<Column> version) {

    static SharedColumns load() {
        return Yaml.read("schemas/shared.yml", SharedColumns.class);
    }
}
