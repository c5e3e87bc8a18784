package org.hearth.derive;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The families that a run decides: all of a state, or those in two tables of ids. Few ids are held as lists, by which
 * Parquet skips pages; many are joined.
 */
public final class Scope {
    /** Ids up to which a list is better than a join. */
    static final int FEW = 4_000;

    private final @Nullable Ids households;
    private final @Nullable Ids persons;

    private Scope(@Nullable Ids households, @Nullable Ids persons) {
        this.households = households;
        this.persons = persons;
    }

    /** Every family of the state. */
    public static Scope all() {
        return new Scope(null, null);
    }

    /** The families of these households and persons. */
    static Scope of(SparkSession spark, List<String> households, List<String> persons) {
        return new Scope(Ids.of(spark, households), Ids.of(spark, persons));
    }

    /** The families whose ids are the one column {@code id} of each table. */
    static Scope of(Dataset<Row> households, Dataset<Row> persons) {
        return new Scope(new Ids(null, households), new Ids(null, persons));
    }

    public boolean isAll() {
        return households == null;
    }

    /** How many households are in scope; -1 for all. */
    public long size() {
        return households == null
                ? -1
                : households.few() == null
                        ? households.all().count()
                        : households.few().size();
    }

    /** Whether the families are few enough to be held on the driver. */
    public boolean isFew() {
        return households != null && households.few() != null;
    }

    Dataset<Row> households(Dataset<Row> rows, String column) {
        return households == null ? rows : households.within(rows, column);
    }

    Dataset<Row> persons(Dataset<Row> rows, String column) {
        return persons == null ? rows : persons.within(rows, column);
    }

    /** Rows whose family is a household, or a person that never had one. */
    public Dataset<Row> families(Dataset<Row> rows) {
        return nodes(rows, "family_id");
    }

    /** Rows of {@code silver.family} that are a household or person of the scope. */
    public Dataset<Row> nodes(Dataset<Row> rows) {
        return nodes(rows, "node_id");
    }

    /** Rows whose {@code column} is a household or person of the scope. */
    Dataset<Row> nodes(Dataset<Row> rows, String column) {
        return households == null || persons == null
                ? rows
                : Ids.either(households, persons).within(rows, column);
    }

    /** One side of a scope. */
    record Ids(@Nullable List<String> few, Dataset<Row> all) {

        static Ids of(SparkSession spark, List<String> ids) {
            Dataset<Row> table = spark.createDataset(ids, org.apache.spark.sql.Encoders.STRING())
                    .toDF("id");
            return new Ids(ids.size() <= FEW ? List.copyOf(ids) : null, table);
        }

        static Ids either(Ids left, Ids right) {
            List<String> few = left.few == null || right.few == null
                    ? null
                    : java.util.stream.Stream.concat(left.few.stream(), right.few.stream())
                            .distinct()
                            .toList();
            return new Ids(few, left.all.union(right.all).distinct());
        }

        Dataset<Row> within(Dataset<Row> rows, String column) {
            if (few != null) {
                return rows.where(
                        few.isEmpty()
                                ? org.apache.spark.sql.functions.lit(false)
                                : col(column).isin(few.toArray()));
            }
            return rows.join(all, rows.col(column).equalTo(all.col("id")), "left_semi");
        }
    }
}
