package org.hearth.spark;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.execution.CoalesceExec;
import org.apache.spark.sql.execution.ColumnarRule;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec;
import scala.runtime.AbstractFunction1;
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
            return Sessions.isSmall(session) ? gathered(plan) : plan;
        }
    }

    private static SparkPlan gathered(SparkPlan plan) {
        SparkPlan changed = plan.mapChildren(OnePartition::gathered);
        if (plan instanceof ShuffleExchangeExec exchange && isOne(exchange)) {
            return new CoalesceExec(1, changed.children().head());
        }
        return onItsPromise(plan, changed);
    }

    /**
     * What stands above was planned by where a node promised its rows to be. A union looks at its parts again when it
     * runs, and these no longer say that they were exchanged alike.
     */
    private static SparkPlan onItsPromise(SparkPlan planned, SparkPlan changed) {
        return isOne(planned) && !isOne(changed) ? new CoalesceExec(1, changed) : changed;
    }

    private static boolean isOne(SparkPlan plan) {
        return plan.outputPartitioning().numPartitions() == 1;
    }
}
