package org.hearth.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is decided again: whom it is about, which facts were used, and the day that places it. {@code isReached} is a
 * case that met the measure or achieved the outcome; {@code people} are those about whom a new record may be, {@code
 * related} are records about the subject that do not name it as theirs.
 */
record Decided(
        String state,
        String familyId,
        String subjectId,
        String caregiverId,
        String episodeId,
        Set<String> evidence,
        List<String> people,
        Set<String> related,
        @Nullable LocalDate placedOn,
        boolean isReached) {

    static Decided ofMeasure(Row row) {
        String subject = row.getAs("subject_id");
        String caregiver = row.getAs("caregiver_id");
        boolean isVisit = row.<String>getAs("subject_type").equals("visit");
        return new Decided(
                row.getAs("state"),
                row.getAs("family_id"),
                subject,
                caregiver,
                row.getAs("episode_id"),
                used(row).collect(Collectors.toSet()),
                List.of(isVisit ? caregiver : subject),
                Set.of(),
                row.getAs("denominator_on"),
                row.<String>getAs("status").equals(Question.Status.met.name()));
    }

    /** The steps of an outcome of one enrollment, which are decided together. */
    static Decided ofOutcome(List<Row> steps) {
        Row first = steps.get(0);
        return new Decided(
                first.getAs("state"),
                first.getAs("family_id"),
                first.getAs("caregiver_id"),
                first.getAs("caregiver_id"),
                first.getAs("episode_id"),
                steps.stream().flatMap(Decided::used).collect(Collectors.toSet()),
                List.of(first.<String>getAs("caregiver_id")),
                Set.of(),
                steps.stream()
                        .map(row -> row.<LocalDate>getAs("decided_on"))
                        .filter(day -> day != null)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                steps.stream().anyMatch(row -> row.<String>getAs("status").equals(Question.Status.achieved.name())));
    }

    /** Entity and id of each fact. */
    private static Stream<String> used(Row row) {
        return row.<Row>getList(row.fieldIndex("evidence")).stream()
                .map(fact -> fact.<String>getAs("entity") + " " + fact.<String>getAs("id"));
    }

    Decided about(List<String> others, Set<String> records) {
        return new Decided(
                state, familyId, subjectId, caregiverId, episodeId, evidence, others, records, placedOn, isReached);
    }

    boolean isUsed(String entity, String id) {
        return evidence.contains(entity + " " + id);
    }

    boolean isRelated(String entity, String id) {
        return related.contains(entity + " " + id);
    }
}
