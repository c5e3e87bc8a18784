package org.hearth.explain;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.MeasureRun;
import org.hearth.table.Tables;

/** Which change of one record would give a subject of a measure another answer. */
final class WhyNotFinder {
    private static final int MOST_OF_A_KIND = 9;

    private final Tables tables;
    private final Target target;
    private final Measure measure;

    WhyNotFinder(Tables tables, Target target) {
        this.tables = tables;
        this.target = target;
        this.measure = target.measure();
    }

    Answer.WhyNot find(Row row) {
        List<String> readers = Stream.concat(
                        Stream.of(measure.sql(), MeasureRun.placing()),
                        MeasureRun.shared().stream().map(MeasureRun::shared))
                .toList();
        Retrial retrial = new Retrial(tables, target.release(), row.getAs("family_id"), readers);
        Decided decided = Decided.ofMeasure(row);
        List<Candidate> candidates = retrial.candidates(
                retrial.texts(List.of(measure.sql())),
                decided,
                Bounds.ofMeasure(target, retrial.held(), decided),
                Examples.ofMeasure(measure.spec()),
                MOST_OF_A_KIND);
        retrial.derive(candidates);
        List<Row> cases = new MeasureRun(retrial.views(), new MeasureCatalog(List.of(measure)))
                .cases(List.of(target.period()), retrial.parameters(), true)
                .collectAsList();
        return Retrial.compared(
                verdict(row),
                candidates,
                Retrial.marked(cases, "subject_id", decided.subjectId()),
                WhyNotFinder::verdict);
    }

    private static Retrial.Verdict verdict(Row row) {
        return new Retrial.Verdict(row.getAs("status"), row.getAs("reason"), row.getAs("numerator_on"));
    }
}
