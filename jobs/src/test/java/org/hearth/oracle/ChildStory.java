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
        times(2, day -> family.add("ed_inquiry", "child_id asked_date", child.id(), day), day());
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
                "child_id observed_date any_breast_milk stopped_date",
                child.id(),
                day,
                milk,
                told ? stopped : null);
    }

    private void sleeps(LocalDate day) {
        boolean safe = dice.oneIn(2);
        family.add(
                "safe_sleep",
                "child_id observed_date back_always bed_share soft_bedding",
                child.id(),
                day,
                safe ? Boolean.TRUE : dice.answer(),
                safe ? Boolean.FALSE : dice.answer(),
                safe && !dice.oneIn(4) ? Boolean.FALSE : dice.answer());
    }

    private void readTo(LocalDate day) {
        family.add(
                "literacy",
                "child_id observed_date days_read days_story days_sing every_day",
                child.id(),
                day,
                dice.of(7, 6, 3, null),
                dice.of(4, 0, null),
                dice.of(5, 6, null),
                dice.answer());
    }

    private void hurt(LocalDate day) {
        for (int visits = dice.oneIn(4) ? 2 : 1; visits > 0; visits--) {
            family.add(
                    "ed_visit",
                    "ed_visit_id child_id visit_date reason",
                    family.id("ER"),
                    child.id(),
                    day,
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
                "health_visit_id person_id visit_type asked_date received visit_date pregnancy_id",
                family.id("HV"),
                child.id(),
                dice.oneIn(10) ? "NEWBORN_HOSPITAL" : "WELL_CHILD",
                day,
                received,
                received.equals("Y") && !dice.oneIn(5) ? visit : null,
                null);
    }

    private void screen(LocalDate day) {
        int form = dice.of(9, 10, 18, 24, 30);
        LocalDate fit = alive(dice.near(child.born().plusMonths(form == 9 || form == 10 ? 9 : form - 1), day));
        LocalDate done = dice.oneIn(10) ? null : fit == null ? day : fit;
        boolean positive = dice.oneIn(3);
        family.add(
                "screening",
                "screening_id person_id domain tool administered_date form_months score_total "
                        + "self_harm_item communication gross_motor fine_motor problem_solving personal_social "
                        + "declined reason_not_done",
                family.id("SC"),
                child.id(),
                "DEVELOPMENT",
                "ASQ3",
                done,
                dice.oneIn(6) ? null : form,
                null,
                null,
                positive ? "10.00" : "60.00",
                "60.00",
                dice.oneIn(10) ? null : "50.00",
                "60.00",
                "60.00",
                dice.oneIn(12) ? true : null,
                null);
        if (done != null && positive) {
            times(2, this::helped, done);
        }
    }

    private void helped(LocalDate day) {
        if (dice.oneIn(4)) {
            family.add("developmental_support", "child_id support_date", child.id(), day);
        }
        LocalDate done = alive(day.plusDays(dice.of(29, 30, 31, 45, 46)));
        String service = dice.of("EARLY_INTERVENTION", "COMMUNITY");
        family.add(
                "referral_out",
                "referral_id person_id need service_type provided_date declined already_in_service "
                        + "first_contact_date evaluation_date information_given_date outcome",
                family.id("R"),
                child.id(),
                "DEVELOPMENT",
                service,
                day,
                null,
                dice.oneIn(10) ? true : null,
                service.equals("COMMUNITY") && dice.oneIn(2) ? done : null,
                service.equals("EARLY_INTERVENTION") && dice.oneIn(2) ? done : null,
                null,
                dice.of(null, "UNK", "SERVICE_RECEIVED", "PENDING"));
        if (dice.oneIn(8)) {
            family.add("service_receipt", "person_id need valid_from valid_to", child.id(), "DEVELOPMENT", day, null);
        }
    }

    private void matched(LocalDate day) {
        family.add(
                "maltreatment_match",
                "child_id matched_date result",
                child.id(),
                day,
                dice.of("SUBMITTED", "SUBMITTED", "NO_CONSENT"));
    }

    private void reported(LocalDate day) {
        family.add(
                "maltreatment_report",
                "report_id child_id received_date disposition child_role",
                family.id("MR"),
                child.id(),
                day,
                dice.of("INVESTIGATED", "INVESTIGATED", "SCREENED_OUT", "ALTERNATIVE_RESPONSE"),
                dice.of("VICTIM", "VICTIM", "OTHER"));
    }
}
