package org.hearth.explain;

import java.io.PrintWriter;
import org.apache.spark.sql.SparkSession;
import org.hearth.measure.Measure;
import org.hearth.table.Lake;
import org.hearth.table.Tables;

/** Answers why a number of the current release is what it is. */
public final class Explain {
    private final Tables tables;
    private final Measure measure;

    public Explain(SparkSession spark, Lake lake, Measure measure) {
        this.tables = new Tables(spark, lake);
        this.measure = measure;
    }

    public void print(Question question, Question.Format how, PrintWriter out) {
        Answer answer = answer(question);
        switch (how) {
            case text -> new TextPrinter(out).print(answer);
            case json -> JsonPrinter.print(answer, out);
        }
        out.flush();
    }

    private Answer answer(Question question) {
        Target target = Target.of(tables, measure, question);
        String subject = question.subject();
        return subject == null
                ? new CellFinder(tables, target, question).find()
                : new SubjectFinder(tables, target, question).find(subject);
    }
}
