package org.hearth.spark;

import org.apache.spark.Partition;

/** The partition of rows that are in one. */
final class OnlyPartition implements Partition {
    private static final long serialVersionUID = 1;

    @Override
    public int index() {
        return 0;
    }
}
