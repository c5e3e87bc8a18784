package org.hearth.explain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hearth.schema.Column;
import org.hearth.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one record that are tried: of the records that were used or are about the subject, each field that the
 * SQL looks at, each day moved to the days that bound the decision, and the record left out.
 */
final class Candidates {

    private final Held held;
    private final SqlTexts texts;
    private final Decided decided;
    private final Bounds bounds;
    private final Set<String> people;
    private final List<Candidate> all = new ArrayList<>();

    Candidates(Held held, SqlTexts texts, Decided decided, Bounds bounds) {
        this.held = held;
        this.texts = texts;
        this.decided = decided;
        this.bounds = bounds;
        this.people = new HashSet<>(decided.people());
        people.addAll(List.of(decided.subjectId(), decided.caregiverId()));
    }

    /** So many of the smallest of each kind, {@code added} among them. */
    List<Candidate> with(List<Candidate> added, int most) {
        all.addAll(added);
        held.entities().forEach(this::vary);
        List<Candidate> chosen = new ArrayList<>();
        for (Candidate.Kind kind : Candidate.Kind.values()) {
            all.stream()
                    .filter(candidate -> candidate.kind() == kind)
                    .sorted(Candidate.SMALLEST_FIRST)
                    .limit(most)
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private void vary(String entity) {
        List<Object[]> rows = held.rows(entity);
        for (int i = 0; i < rows.size(); i++) {
            boolean isUsed = decided.isUsed(entity, held.id(entity, rows.get(i)));
            boolean isNear = texts.isNear(entity) && isAbout(entity, rows.get(i));
            if (isNear) {
                fields(entity, i);
            }
            if (isNear || isUsed) {
                days(entity, i, !isNear);
            }
            if (isNear && isUsed && !held.id(entity, rows.get(i)).equals(decided.subjectId())) {
                remove(entity, i);
            }
        }
    }

    /** The subject itself, or a fact about it or its caregiver. */
    private boolean isAbout(String entity, Object[] row) {
        String subject = held.schema(entity).subject();
        if (decided.isRelated(entity, held.id(entity, row))) {
            return true;
        } else if (subject == null) {
            return held.schema(entity).event() != null && held.id(entity, row).equals(decided.subjectId());
        }
        return people.contains(String.valueOf(held.value(entity, row, subject)));
    }

    private List<Column> columns(String entity) {
        TableSchema schema = held.schema(entity);
        return schema.dataColumns().stream()
                .filter(column -> !column.hidden() && column.references() == null)
                .filter(column -> texts.mentions(entity, column.name()))
                .toList();
    }

    private void fields(String entity, int row) {
        Object[] facts = held.rows(entity).get(row);
        Others others = new Others(held, texts);
        for (Column column : columns(entity)) {
            Object before = held.value(entity, facts, column.name());
            for (Object after : others.of(entity, column, before)) {
                @Nullable Object value = after.equals(Others.NOTHING) ? null : after;
                String text = column.name() + " " + Others.shown(before) + " → " + Others.shown(value);
                change(Candidate.Kind.field, 0, false, entity, row, column, value, text);
            }
        }
    }

    private void days(String entity, int row, boolean isAside) {
        Object[] facts = held.rows(entity).get(row);
        for (Column column : held.schema(entity).columns()) {
            if (column.type().equals("date") && !column.hidden() && texts.mentions(entity, column.name())) {
                LocalDate before = held.day(entity, facts, column.name());
                for (LocalDate after : bounds.nearest(before)) {
                    long days = before == null ? 0 : Math.abs(ChronoUnit.DAYS.between(before, after));
                    change(
                            before == null ? Candidate.Kind.field : Candidate.Kind.day,
                            days,
                            isAside,
                            entity,
                            row,
                            column,
                            after,
                            column.name() + " " + Others.shown(before) + " → " + moved(before, after, days));
                }
            }
        }
    }

    private String moved(@Nullable LocalDate before, LocalDate after, long days) {
        return bounds.isVeiled(after) || before == null
                ? bounds.name(after)
                : after + ", " + days(days) + direction(before, after);
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String direction(LocalDate before, LocalDate after) {
        return after.isBefore(before) ? " earlier" : " later";
    }

    private void change(
            Candidate.Kind kind,
            long days,
            boolean isAside,
            String entity,
            int row,
            Column column,
            @Nullable Object after,
            String text) {
        Object[] facts = held.rows(entity).get(row);
        List<@Nullable Object> changed = Arrays.asList(facts.clone());
        changed.set(held.type(entity).fieldIndex(column.storedName()), after);
        boolean isVeiled = after instanceof LocalDate day && bounds.isVeiled(day);
        all.add(new Candidate(kind, days, isAside, isVeiled, entity, held.id(entity, facts), row, changed, text));
    }

    private void remove(String entity, int row) {
        String id = held.id(entity, held.rows(entity).get(row));
        all.add(new Candidate(Candidate.Kind.removed, 0, false, false, entity, id, row, null, "without this record"));
    }
}
