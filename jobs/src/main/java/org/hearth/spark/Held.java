package org.hearth.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Repartition;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnaryNode;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
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

    /** What a temporary view of the session stands for; null where there is none of the name. */
    static @Nullable LogicalPlan view(SparkSession session, String name) {
        Option<View> view = session.sessionState().catalog().getTempView(name);
        return view.isEmpty() ? null : view.get();
    }

    /** The rows of a plan that holds them, under whatever names; empty where it computes them. */
    static Optional<Held> in(SparkSession session, LogicalPlan plan) {
        if (plan instanceof LocalRelation list) {
            return Optional.of(new Held(session, list.output(), list.data()));
        } else if (plan instanceof LogicalRDD rdd) {
            return rdd.rdd() instanceof HeldRows rows
                    ? Optional.of(new Held(session, rdd.output(), rows.rows()))
                    : Optional.empty();
        } else if (plan instanceof View || plan instanceof SubqueryAlias || plan instanceof Repartition) {
            return in(session, ((UnaryNode) plan).child());
        }
        return Optional.empty();
    }

    StructType shape() {
        return DataTypeUtils.fromAttributes(columns);
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
        return read(session, columns, new HeldRows(session.sparkContext(), rows));
    }

    /** The names and types of the columns, in which any value may be missing. */
    Held open() {
        return new Held(
                session,
                seq(CollectionConverters.asJava(columns).stream()
                        .map(Held::open)
                        .toList()),
                rows);
    }

    private static Attribute open(Attribute column) {
        return column.withDataType(column.dataType().asNullable())
                .withNullability(true)
                .withMetadata(Metadata.empty());
    }

    /** The same columns in another session, of rows that come from elsewhere. */
    Dataset<Row> in(SparkSession other, RDD<InternalRow> source) {
        return read(other, anew(columns), source);
    }

    private static Dataset<Row> read(SparkSession session, Seq<Attribute> columns, RDD<InternalRow> source) {
        return Dataset.ofRows(
                session,
                new LogicalRDD(
                        columns,
                        source,
                        SinglePartition$.MODULE$,
                        seq(List.of()),
                        false,
                        Option.empty(),
                        session,
                        Option.empty(),
                        Option.empty()));
    }

    private static Seq<Attribute> columns(Dataset<Row> rows) {
        return anew(rows.queryExecution().analyzed().output());
    }

    /** Columns of their own: a query may join what is held with what it came from. */
    static Seq<Attribute> anew(Seq<Attribute> columns) {
        return seq(CollectionConverters.asJava(columns).stream()
                .map(Attribute::newInstance)
                .toList());
    }

    static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toVector();
    }
}
