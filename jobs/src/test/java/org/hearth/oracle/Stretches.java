package org.hearth.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of an enrollment record (R10 to R12, R71, R81, R147). A clock runs from visit to visit, as if no exit were
 * keyed; where it runs out, a piece ends and the next visit opens another.
 */
final class Stretches {
    private final Silver silver;
    private final Rules rules;
    private final LocalDate asOf;

    Stretches(Silver silver, Rules rules, LocalDate asOf) {
        this.silver = silver;
        this.rules = rules;
        this.asOf = asOf;
    }

    List<Stretch> of(Fact record) {
        List<List<LocalDate>> runs = runs(record);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String id = record.text("episode_id") + (i == 0 ? "" : "~" + (i + 1));
            LocalDate next = i + 1 < runs.size() ? runs.get(i + 1).get(0) : Span.NEVER;
            stretches.add(stretch(record, id, runs.get(i), next));
        }
        return stretches.stream().filter(stretch -> !stretch.span().isEmpty()).toList();
    }

    /** Days of contact, divided where the clock ran out between two of them. */
    private List<List<LocalDate>> runs(Fact record) {
        List<List<LocalDate>> runs = new ArrayList<>();
        LocalDate before = null;
        for (LocalDate contact : contacts(record)) {
            if (before == null || isOver(deadline(record, before), contact)) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(contact);
            before = contact;
        }
        return runs;
    }

    private Stretch stretch(Fact record, String id, List<LocalDate> run, LocalDate next) {
        LocalDate start = run.get(0);
        LocalDate last = run.get(run.size() - 1);
        LocalDate deadline = deadline(record, last);
        LocalDate keyed = record.day("exit_date");
        boolean isFirst = id.equals(record.text("episode_id"));
        boolean isLeft = keyed != null && keyed.isBefore(next) && (isFirst || !keyed.isBefore(start));
        if (isLeft && !isOver(deadline, keyed)) {
            return new Stretch(record, id, start, keyed, true);
        } else if (deadline != null && asOf.isAfter(deadline)) {
            LocalDate closed = rules.is("enrollment.closed_exit", "deadline") ? deadline : last;
            return new Stretch(record, id, start, closed, isLeft);
        }
        return new Stretch(record, id, start, null, false);
    }

    private boolean isOver(@Nullable LocalDate deadline, LocalDate day) {
        return deadline != null
                && (rules.is("enrollment.last_day_counts", true) ? day.isAfter(deadline) : !day.isBefore(deadline));
    }

    private List<LocalDate> contacts(Fact record) {
        Stream<LocalDate> visits = completed(silver, record.text("episode_id")).map(visit -> visit.day("visit_date"));
        if (rules.is("enrollment.date_rule", "recorded")) {
            LocalDate enrolled = record.day("enrollment_date");
            visits = Stream.concat(Stream.of(enrolled), visits.filter(day -> day.isAfter(enrolled)));
        }
        return visits.filter(day -> !day.isAfter(asOf)).distinct().sorted().toList();
    }

    /** Last day on which a next visit still belongs to the piece; null while no clock runs. */
    private @Nullable LocalDate deadline(Fact record, LocalDate contact) {
        int days = rules.days("enrollment.no_contact_days");
        if (rules.is("enrollment.exception_stops_clock", true) && record.yes("closure_exception_approved")) {
            return null;
        } else if (rules.is("enrollment.clock_start", "last_visit")) {
            return contact.plusDays(days);
        }
        return missed(record)
                .filter(day -> day.isAfter(contact))
                .min(LocalDate::compareTo)
                .filter(day ->
                        contacts(record).stream().noneMatch(other -> other.isAfter(contact) && !other.isAfter(day)))
                .map(day -> day.plusDays(days))
                .orElse(null);
    }

    private Stream<LocalDate> missed(Fact record) {
        return silver.of("home_visit", "episode_id", record.text("episode_id"))
                .filter(visit -> rules.list("enrollment.missed_statuses").contains(visit.text("status")))
                .map(this::localDay)
                .filter(Objects::nonNull);
    }

    private @Nullable LocalDate localDay(Fact visit) {
        String at = visit.text("scheduled_at");
        return at == null ? visit.day("visit_date") : LocalDate.ofInstant(Instant.parse(at), rules.zone());
    }

    /** Completed visits: by phone alone, without a mode or without a day is none. */
    static Stream<Fact> completed(Silver silver, String episodeId) {
        return silver.of("home_visit", "episode_id", episodeId)
                .filter(visit -> visit.is("status", "COMPLETED"))
                .filter(visit -> visit.is("mode", "IN_HOME", "ALTERNATE_LOCATION", "VIRTUAL"))
                .filter(visit -> visit.knows("visit_date"));
    }
}
