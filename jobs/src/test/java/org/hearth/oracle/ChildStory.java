package org.hearth.oracle;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Facts about a child, between birth and death. */
final class ChildStory {
    private final Dice dice;
    private final Family family;
    private final Story story;
    private final Story.Child child;

    ChildStory(Dice dice, Family family, Story story, Story.Child child) {
        this.dice = dice;
        this.family = family;
        this.story = story;
        this.child = child;
    }

    void tell() {
        times(3, this::fed, day());
        times(3, this::sleeps, day());
        times(3, this::readTo, day());
        times(3, this::hurt, day());
        times(2, day -> family.add("ed_inquiry", "child_id", child.id(), "asked_date", day), day());
        times(4, this::wellVisit, day());
        times(3, this::screen, day());
        times(1, this::matched, day());
        times(1, this::reported, day());
    }

    private void times(int most, Consumer<LocalDate> fact, @Nullable LocalDate first) {
        LocalDate day = first;
        for (int i = dice.from(0, most); i > 0; i--) {
            if (day != null) {
                fact.accept(day);
            }
            day = day();
        }
    }

    /** Near a turn of the child's age, the enrollment's or the period's; null if the child does not live on it. */
    private @Nullable LocalDate day() {
        LocalDate born = child.born();
        LocalDate day = dice.oneIn(3)
                ? dice.about(story.turns())
                : dice.near(
                        born.plusMonths(6),
                        born.plusMonths(9),
                        born.plusMonths(12),
                        born.plusMonths(18),
                        born.plusMonths(24),
                        LocalDate.of(2025, 10, 1),
                        family.asOf().minusDays(1),
                        family.asOf().minusMonths(6));
        return alive(day);
    }

    private @Nullable LocalDate alive(LocalDate day) {
        boolean lives = !day.isBefore(child.born()) && (child.died() == null || !day.isAfter(child.died()));
        return lives ? family.known(day) : null;
    }

    private void fed(LocalDate day) {
        String milk = dice.of("Y", "N", "UNK");
        LocalDate stopped =
                alive(dice.near(child.born().plusMonths(6), child.born().plusMonths(3)));
        boolean told = milk.equals("N") && dice.oneIn(2) && stopped != null && !stopped.isAfter(day);
        family.add(
                "breastfeeding",
                "child_id",
                child.id(),
                "observed_date",
                day,
                "any_breast_milk",
                milk,
                "stopped_date",
                told ? stopped : null);
    }

    private void sleeps(LocalDate day) {
        boolean safe = dice.oneIn(2);
        family.add(
                "safe_sleep",
                "child_id",
                child.id(),
                "observed_date",
                day,
                "back_always",
                safe ? Boolean.TRUE : dice.answer(),
                "bed_share",
                safe ? Boolean.FALSE : dice.answer(),
                "soft_bedding",
                safe && !dice.oneIn(4) ? Boolean.FALSE : dice.answer());
    }

    private void readTo(LocalDate day) {
        family.add(
                "literacy",
                "child_id",
                child.id(),
                "observed_date",
                day,
                "days_read",
                dice.of(7, 6, 3, null),
                "days_story",
                dice.of(4, 0, null),
                "days_sing",
                dice.of(5, 6, null),
                "every_day",
                dice.answer());
    }

    private void hurt(LocalDate day) {
        for (int visits = dice.oneIn(4) ? 2 : 1; visits > 0; visits--) {
            family.add(
                    "ed_visit",
                    "ed_visit_id",
                    family.id("ER"),
                    "child_id",
                    child.id(),
                    "visit_date",
                    day,
                    "reason",
                    dice.of("INJURY", "INJURY", "ILLNESS", "INGESTION"));
        }
    }

    private void wellVisit(LocalDate day) {
        LocalDate visit = alive(dice.about(
                child.born().plusDays(dice.of(3, 7, 14, 34)),
                child.born().plusMonths(dice.of(2, 4, 6, 8, 9, 11)),
                child.born().plusMonths(dice.of(12, 14, 15, 17, 18, 20, 24, 31))));
        String received = dice.of("Y", "Y", "N", "UNK");
        family.add(
                "health_visit",
                "health_visit_id",
                family.id("HV"),
                "person_id",
                child.id(),
                "visit_type",
                dice.oneIn(10) ? "NEWBORN_HOSPITAL" : "WELL_CHILD",
                "asked_date",
                day,
                "received",
                received,
                "visit_date",
                received.equals("Y") && !dice.oneIn(5) ? visit : null,
                "pregnancy_id",
                null);
    }

    private void screen(LocalDate day) {
        int form = dice.of(9, 10, 18, 24, 30);
        LocalDate fit = alive(dice.near(child.born().plusMonths(form == 9 || form == 10 ? 9 : form - 1), day));
        LocalDate done = dice.oneIn(10) ? null : fit == null ? day : fit;
        boolean positive = dice.oneIn(3);
        family.add(
                "screening",
                "screening_id",
                family.id("SC"),
                "person_id",
                child.id(),
                "domain",
                "DEVELOPMENT",
                "tool",
                "ASQ3",
                "administered_date",
                done,
                "form_months",
                dice.oneIn(6) ? null : form,
                "score_total",
                null,
                "self_harm_item",
                null,
                "communication",
                positive ? "10.00" : "60.00",
                "gross_motor",
                "60.00",
                "fine_motor",
                dice.oneIn(10) ? null : "50.00",
                "problem_solving",
                "60.00",
                "personal_social",
                "60.00",
                "declined",
                dice.oneIn(12) ? true : null,
                "reason_not_done",
                null);
        if (done != null && positive) {
            times(2, this::helped, done);
        }
    }

    private void helped(LocalDate day) {
        if (dice.oneIn(4)) {
            family.add("developmental_support", "child_id", child.id(), "support_date", day);
        }
        LocalDate done = alive(day.plusDays(dice.of(29, 30, 31, 45, 46)));
        String service = dice.of("EARLY_INTERVENTION", "COMMUNITY");
        family.add(
                "referral_out",
                "referral_id",
                family.id("R"),
                "person_id",
                child.id(),
                "need",
                "DEVELOPMENT",
                "service_type",
                service,
                "provided_date",
                day,
                "declined",
                null,
                "already_in_service",
                dice.oneIn(10) ? true : null,
                "first_contact_date",
                service.equals("COMMUNITY") && dice.oneIn(2) ? done : null,
                "evaluation_date",
                service.equals("EARLY_INTERVENTION") && dice.oneIn(2) ? done : null,
                "information_given_date",
                null,
                "outcome",
                dice.of(null, "UNK", "SERVICE_RECEIVED", "PENDING"));
        if (dice.oneIn(8)) {
            family.add(
                    "service_receipt",
                    "person_id",
                    child.id(),
                    "need",
                    "DEVELOPMENT",
                    "valid_from",
                    day,
                    "valid_to",
                    null);
        }
    }

    private void matched(LocalDate day) {
        family.add(
                "maltreatment_match",
                "child_id",
                child.id(),
                "matched_date",
                day,
                "result",
                dice.of("SUBMITTED", "SUBMITTED", "NO_CONSENT"));
    }

    private void reported(LocalDate day) {
        family.add(
                "maltreatment_report",
                "report_id",
                family.id("MR"),
                "child_id",
                child.id(),
                "received_date",
                day,
                "disposition",
                dice.of("INVESTIGATED", "INVESTIGATED", "SCREENED_OUT", "ALTERNATIVE_RESPONSE"),
                "child_role",
                dice.of("VICTIM", "VICTIM", "OTHER"));
    }
}
