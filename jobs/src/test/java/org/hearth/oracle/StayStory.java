package org.hearth.oracle;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Enrollments of a family and the visits of each. */
final class StayStory {
    private final Dice dice;
    private final Family family;
    private final Story story;
    private final String household;

    /** One enrollment record. */
    private record Stay(
            String caregiver,
            String household,
            String program,
            LocalDate start,
            boolean primary,
            String funding,
            boolean keptOpen) {}

    StayStory(Dice dice, Family family, Story story) {
        this.dice = dice;
        this.family = family;
        this.story = story;
        this.household = family.id("H");
    }

    void tell() {
        if (story.start().isAfter(family.asOf())) {
            return;
        }
        String mother = story.caregivers().get(0);
        int next = dice.from(0, 11);
        Stay first = new Stay(
                mother,
                household,
                "P1",
                story.start(),
                !dice.oneIn(12),
                dice.of("MIECHV", "MIECHV", "MIECHV", "STATE"),
                next == 5 || dice.oneIn(6));
        LocalDate exit = dice.oneIn(2) ? exit(story.start()) : null;
        boolean transfer = exit != null && next < 4;
        record(
                first,
                exit,
                transfer ? dice.of("TRANSFER", "TRANSFER", "MOVED_OUT") : "OTHER",
                dice.of(null, "P2", "P3"));
        if (transfer) {
            again(first, exit.plusDays(dice.of(0, 1, 2, 30, 31, 32)), "P2", mother);
        } else if (next == 4 && exit != null) {
            again(first, exit.plusDays(dice.of(0, 1, 2, 15)), "P1", mother);
        } else if (next == 5) {
            again(first, story.start().plusDays(dice.of(0, 10, 100)), dice.of("P1", "P2"), mother);
        } else if (next == 6) {
            again(first, dice.about(story.turns()), "P2", story.another(dice, family, dice.oneIn(3) ? "" : mother));
        } else if (next == 7 && exit != null) {
            again(first, exit.plusDays(dice.of(-3, 1, 30, 31, 32)), "P1", story.another(dice, family, ""));
        } else if (next == 8) {
            elsewhere(first, exit);
        }
    }

    /** A further enrollment, of the same person or another, in the same household. */
    private void again(Stay before, LocalDate start, String program, String caregiver) {
        if (start.isAfter(family.asOf())) {
            return;
        }
        String funding = dice.oneIn(5) ? "STATE" : before.funding();
        Stay stay =
                new Stay(caregiver, before.household(), program, start, before.primary(), funding, before.keptOpen());
        record(stay, dice.oneIn(2) ? exit(start) : null, "OTHER", null);
    }

    /** The children enrolled with somebody else, who lives elsewhere. */
    private void elsewhere(Stay before, @Nullable LocalDate exit) {
        String other = story.another(dice, family, "");
        LocalDate start = exit == null ? dice.about(story.turns()) : exit.plusDays(dice.of(-3, 0, 1, 30, 31, 32));
        if (!start.isAfter(family.asOf())) {
            record(new Stay(other, family.id("H"), "P3", start, true, before.funding(), false), null, "OTHER", null);
        }
    }

    private @Nullable LocalDate exit(LocalDate start) {
        LocalDate exit = dice.about(story.turns());
        return family.known(exit.isBefore(start) ? start.plusDays(dice.from(0, 300)) : exit);
    }

    private void record(Stay stay, @Nullable LocalDate exit, String reason, @Nullable String target) {
        String episode = family.id("E");
        String pregnancy = dice.oneIn(8) ? null : story.pregnancyId();
        family.add(
                "enrollment",
                "episode_id household_id caregiver_id program_id pregnancy_id enrollment_date "
                        + "primary_caregiver exit_date exit_reason transferred_to_program_id funding_stream "
                        + "closure_exception_approved duplicate_override",
                episode,
                stay.household(),
                stay.caregiver(),
                stay.program(),
                pregnancy,
                stay.start(),
                stay.primary(),
                exit,
                exit == null ? null : reason,
                exit == null || !reason.equals("TRANSFER") ? null : target,
                stay.funding(),
                stay.keptOpen() ? true : null,
                dice.oneIn(20) ? true : null);
        story.children().forEach(child -> enroll(episode, child, pregnancy != null));
        visits(episode, stay.start(), exit, !reason.equals("TRANSFER") && dice.oneIn(6));
    }

    /** A child of the pregnancy that the enrollment names is its index child. */
    private void enroll(String episode, Story.Child child, boolean named) {
        if (named || !dice.oneIn(15)) {
            family.add(
                    "child_enrollment",
                    "episode_id child_id index_child placement_date exit_date",
                    episode,
                    child.id(),
                    child.index(),
                    dice.oneIn(25) ? family.known(child.born().plusDays(dice.from(0, 60))) : null,
                    dice.oneIn(25) ? family.known(child.born().plusDays(dice.from(0, 400))) : null);
        }
    }

    /** Visits until the exit, with gaps in which the family is missed, and now and then some after it. */
    private void visits(String episode, LocalDate start, @Nullable LocalDate exit, boolean seenAfter) {
        if (dice.oneIn(15)) {
            return;
        }
        LocalDate last = exit == null ? family.asOf() : seenAfter ? exit.plusDays(150) : exit;
        LocalDate day = dice.oneIn(8) ? start.plusDays(dice.from(1, 40)) : start;
        for (int visits = 0; visits < 14 && !day.isAfter(last) && !day.isAfter(family.asOf()); visits++) {
            visit(
                    episode,
                    day,
                    day,
                    "COMPLETED",
                    dice.oneIn(15) ? dice.of("PHONE", null) : dice.of("IN_HOME", "VIRTUAL"));
            day = next(episode, day);
        }
    }

    private LocalDate next(String episode, LocalDate day) {
        if (!dice.oneIn(5)) {
            return day.plusDays(dice.of(14, 30, 45, 60, 80, 89, 90, 91));
        }
        LocalDate missed = day.plusDays(dice.from(5, 25));
        if (!missed.isAfter(family.asOf())) {
            visit(episode, missed, dice.oneIn(4) ? null : missed, missedStatus(), null);
        }
        return missed.plusDays(dice.of(1, 29, 30, 31, 32, 60));
    }

    private String missedStatus() {
        return dice.of("NO_SHOW", "CANCELLED_BY_FAMILY", "ATTEMPTED", "CANCELLED_BY_STAFF");
    }

    /** A visit that is scheduled late in the evening has another day in Greenwich. */
    private void visit(
            String episode, LocalDate scheduled, @Nullable LocalDate made, String status, @Nullable String mode) {
        boolean late = dice.oneIn(3);
        family.add(
                "home_visit",
                "visit_id episode_id staff_id scheduled_at visit_date status mode concern_asked",
                family.id("V"),
                episode,
                "S1",
                made != null && dice.oneIn(2)
                        ? null
                        : scheduled
                                .plusDays(late ? 1 : 0)
                                .atTime(LocalTime.of(late ? 2 : 17, 30))
                                .toInstant(ZoneOffset.UTC),
                made,
                status,
                mode,
                dice.answer());
    }
}
