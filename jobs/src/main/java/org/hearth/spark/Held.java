package org.hearth.spark;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.LogicalRDD;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Rows on the driver as Spark holds them itself, and their columns: neither is translated to be read again. */
record Held(SparkSession session, Seq<Attribute> columns, Seq<InternalRow> rows) {

    static Held of(org.apache.spark.sql.Dataset<Row> query) {
        Dataset<Row> rows = (Dataset<Row>) query;
        return new Held(rows.sparkSession(), columns(rows), seq(Direct.rows(rows)));
    }

    /** Those of a query that is a list already. */
    static Held listedIn(org.apache.spark.sql.Dataset<Row> list) {
        Dataset<Row> rows = (Dataset<Row>) list;
        LogicalPlan plan = rows.queryExecution().analyzed();
        if (plan instanceof LocalRelation relation) {
            return new Held(rows.sparkSession(), columns(rows), relation.data());
        }
        throw new IllegalArgumentException("No list: " + plan);
    }

    int size() {
        return rows.size();
    }

    /** Rows that planning sees: what is only filtered is computed by it. */
    Dataset<Row> listed() {
        return Dataset.ofRows(session, new LocalRelation(columns, rows, false, Option.empty()));
    }

    /** Rows in one partition that planning does not see. */
    Dataset<Row> unlisted() {
        return Dataset.ofRows(
                session,
                new LogicalRDD(
                        columns,
                        new HeldRows(session.sparkContext(), rows),
                        SinglePartition$.MODULE$,
                        seq(List.of()),
                        false,
                        Option.empty(),
                        session,
                        Option.empty(),
                        Option.empty()));
    }

    /** Columns of their own: a query may join what is held with what it came from. */
    private static Seq<Attribute> columns(Dataset<Row> rows) {
        return seq(CollectionConverters.asJava(rows.queryExecution().analyzed().output()).stream()
                .map(Attribute::newInstance)
                .toList());
    }

    static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toVector();
    }
}
