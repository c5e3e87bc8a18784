package org.hearth.conform;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** What became of the rows of a folder: accepted + quarantined + ignored must be all of them. */
public record Fate(long accepted, long quarantined, long ignored) {
    public static final Fate NONE = new Fate(0, 0, 0);

    Fate plus(Fate other) {
        return new Fate(accepted + other.accepted, quarantined + other.quarantined, ignored + other.ignored);
    }

    /** The fate of several folders' rows together. */
    public static Fate sum(Collection<Fate> fates) {
        return fates.stream().reduce(NONE, Fate::plus);
    }

    public long all() {
        return accepted + quarantined + ignored;
    }

    /** From rows of (batch_id, label, n). */
    static Map<String, Fate> byBatch(List<Row> counts) {
        Map<String, Fate> fates = new TreeMap<>();
        for (Row row : counts) {
            long rows = row.getLong(2);
            Fate fate =
                    switch (row.getString(1)) {
                        case "accepted" -> new Fate(rows, 0, 0);
                        case "quarantined" -> new Fate(0, rows, 0);
                        default -> new Fate(0, 0, rows);
                    };
            fates.merge(row.getString(0), fate, Fate::plus);
        }
        return fates;
    }
}
