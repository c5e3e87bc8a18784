package org.hearth.spark;

import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.InternalRow;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag$;

/**
 * One partition of rows that the driver holds. Where executors run in the driver's own process a task is not sent the
 * rows, but where they are.
 */
final class HeldRows extends RDD<InternalRow> {
    private static final long serialVersionUID = 1;

    private final Rows rows;

    HeldRows(SparkContext spark, Seq<InternalRow> rows) {
        super(spark, Held.seq(java.util.List.of()), ClassTag$.MODULE$.apply(InternalRow.class));
        this.rows = spark.isLocal() ? new Here(rows) : new Sent(rows);
    }

    Seq<InternalRow> rows() {
        return rows.rows();
    }

    @Override
    public Iterator<InternalRow> compute(Partition partition, TaskContext context) {
        return rows().iterator();
    }

    @Override
    public Partition[] getPartitions() {
        return new Partition[] {new OnlyPartition()};
    }

    private interface Rows extends Serializable {
        Seq<InternalRow> rows();
    }

    private record Sent(Seq<InternalRow> rows) implements Rows {}

    /** Found by its number as long as the driver's plan has it. */
    private static final class Here implements Rows {
        private static final long serialVersionUID = 1;
        private static final AtomicLong NEXT = new AtomicLong();
        private static final Map<Long, WeakReference<Here>> HELD = new ConcurrentHashMap<>();

        private final transient Seq<InternalRow> rows;
        private final long number;

        private Here(Seq<InternalRow> rows) {
            this.rows = rows;
            this.number = NEXT.getAndIncrement();
            HELD.values().removeIf(held -> held.refersTo(null));
            HELD.put(number, new WeakReference<>(this));
        }

        @Override
        public Seq<InternalRow> rows() {
            return rows;
        }

        private Object readResolve() {
            return Objects.requireNonNull(
                    Objects.requireNonNull(HELD.get(number)).get());
        }
    }
}
