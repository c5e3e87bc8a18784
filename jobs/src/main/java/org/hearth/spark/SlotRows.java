package org.hearth.spark;

import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag$;

/** One partition whose rows are told anew for each computation, in the driver. */
final class SlotRows extends RDD<InternalRow> {
    private static final long serialVersionUID = 1;

    private transient Seq<InternalRow> rows = Held.seq(java.util.List.of());

    SlotRows(SparkContext spark) {
        super(spark, Held.seq(java.util.List.of()), ClassTag$.MODULE$.apply(InternalRow.class));
    }

    void fill(Seq<InternalRow> filled) {
        rows = filled;
    }

    void empty() {
        rows = Held.seq(java.util.List.of());
    }

    @Override
    public Iterator<InternalRow> compute(Partition partition, TaskContext context) {
        return rows.iterator();
    }

    @Override
    public Partition[] getPartitions() {
        return new Partition[] {new OnlyPartition()};
    }
}
