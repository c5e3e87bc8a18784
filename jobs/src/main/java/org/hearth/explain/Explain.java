package org.hearth.explain;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
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

    /** Whether the word names an outcome of the rate card, {@code rc1} to {@code rc4}. */
    public static boolean isOutcome(String word) {
        return word.matches("rc[1-4]");
    }

    /** Answers about an outcome of the rate card as about a measure. */
    public static void printOutcome(
            SparkSession spark, Lake lake, Question question, Question.Format how, PrintWriter out) {
        OutcomeAnswer answer = new OutcomeFinder(new Tables(spark, lake), question).find();
        print(answer, how, out, new OutcomePrinter(out)::print);
    }

    /** The tables of the state rules, of which rows can be explained. */
    public static List<String> tables() {
        return TableFinder.names();
    }

    /** Answers about rows of a rule's table. */
    public static void printTable(
            SparkSession spark, Lake lake, TableQuestion question, Question.Format how, PrintWriter out) {
        TableAnswer answer = new TableFinder(new Tables(spark, lake), question).find();
        print(answer, how, out, new TablePrinter(out)::print);
    }

    public void print(Question question, Question.Format how, PrintWriter out) {
        Answer answer = answer(question);
        print(answer, how, out, new TextPrinter(out)::print);
    }

    private static <T> void print(T answer, Question.Format how, PrintWriter out, Consumer<T> text) {
        switch (how) {
            case text -> text.accept(answer);
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
