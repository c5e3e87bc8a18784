package org.hearth.spark;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.codegen.CodegenContext;
import org.apache.spark.sql.catalyst.expressions.codegen.ExprCode;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.IndexedSeq;
import scala.collection.immutable.Seq;

/** A day in a planned query that is told anew for each computation; while it is not, asking for it fails. */
final class Told extends Expression implements Serializable {
    private static final long serialVersionUID = 1;

    private final String name;
    private @Nullable Integer sinceEpoch;

    /** What needs a day's value before any is told cannot be planned apart from it. */
    static final class Untold extends IllegalStateException {
        private static final long serialVersionUID = 1;

        private Untold(String name) {
            super("No day is told for " + name);
        }
    }

    Told(String name) {
        this.name = name;
    }

    void tell(LocalDate value) {
        sinceEpoch = Math.toIntExact(value.toEpochDay());
    }

    void forget() {
        sinceEpoch = null;
    }

    @Override
    public Object eval(InternalRow row) {
        Integer value = sinceEpoch;
        if (value == null) {
            throw new Untold(name);
        }
        return value;
    }

    @Override
    public boolean nullable() {
        return false;
    }

    @Override
    public DataType dataType() {
        return DataTypes.DateType;
    }

    /** Small work runs interpreted. */
    @Override
    public ExprCode doGenCode(CodegenContext context, ExprCode code) {
        throw new Untold(name);
    }

    @Override
    public Seq<Expression> children() {
        return Held.seq(List.of());
    }

    @Override
    public Expression withNewChildrenInternal(IndexedSeq<Expression> none) {
        return this;
    }

    @Override
    public String prettyName() {
        return name;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof Told;
    }

    @Override
    public int productArity() {
        return 1;
    }

    @Override
    public Object productElement(int index) {
        return name;
    }

    /** Two are one only where they are told as one. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
