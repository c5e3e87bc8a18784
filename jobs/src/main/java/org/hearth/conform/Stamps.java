package org.hearth.conform;

import java.util.List;
import org.hearth.schema.Column;

/** When a record was first saved and last changed; every entity may say so. */
final class Stamps {
    static final List<Column> COLUMNS = List.of(
            Column.timestamp("created_at", "Moment (UTC) the record was first saved."),
            Column.timestamp("modified_at", "Moment (UTC) the record was last changed."));

    private Stamps() {}
}
