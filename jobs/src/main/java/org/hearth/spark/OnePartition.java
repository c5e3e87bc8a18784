package org.hearth.spark;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.CoalesceExec;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * In sessions fitted to small work an exchange into one partition is none: the task that wants the rows reads them
 * itself, where Spark writes them to files for it. Spark makes it by its name, from the setting of its extensions.
 */
public final class OnePartition extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {

    @Override
    public BoxedUnit apply(SparkSessionExtensions extensions) {
        extensions.injectColumnar(new AbstractFunction1<>() {
            @Override
            public ColumnarRule apply(SparkSession session) {
                return new BeforeRunning(new Coalescing(session));
            }
        });
        return BoxedUnit.UNIT;
    }

    /** The rules that Spark has for columns are the last that see a plan, after its exchanges were put in. */
    private static final class BeforeRunning extends ColumnarRule {
        private final Rule<SparkPlan> rule;

        private BeforeRunning(Rule<SparkPlan> rule) {
            this.rule = rule;
        }

        @Override
        public Rule<SparkPlan> preColumnarTransitions() {
            return rule;
        }
    }

    private static final class Coalescing extends Rule<SparkPlan> {
        private final SparkSession session;

        private Coalescing(SparkSession session) {
            this.session = session;
        }

        @Override
        public SparkPlan apply(SparkPlan plan) {
            return Sessions.isSmall(session) ? plan.transformUp(new Coalesced()) : plan;
        }
    }

    private static final class Coalesced extends AbstractPartialFunction<SparkPlan, SparkPlan> {
        @Override
        public boolean isDefinedAt(SparkPlan node) {
            return node instanceof ShuffleExchangeExec exchange
                    && exchange.outputPartitioning().numPartitions() == 1;
        }

        @Override
        public SparkPlan apply(SparkPlan node) {
            return new CoalesceExec(1, ((ShuffleExchangeExec) node).child());
        }
    }
}
