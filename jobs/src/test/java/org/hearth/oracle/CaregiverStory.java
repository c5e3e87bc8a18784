package org.hearth.oracle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Facts about a caregiver. */
final class CaregiverStory {
    private final Dice dice;
    private final Family family;
    private final Story story;
    private final String id;

    CaregiverStory(Dice dice, Family family, Story story, String id) {
        this.dice = dice;
        this.family = family;
        this.story = story;
        this.id = id;
    }

    void tell() {
        screens("DEPRESSION", "EPDS", "PHQ9", "PHQ2", "CESD", "BDI2", "HITS");
        screens("IPV", "HITS", "EHITS", "PVS", "RAT", "HARK", "WAST");
        screens("SUBSTANCE", "UNCOPE", "AUDITC", "DAST10", "5PS", "ASSIST");
        times(3, this::tobacco);
        times(3, this::postpartum);
        times(4, this::insurance);
        times(3, this::schooling);
        times(2, this::observed);
        if (dice.oneIn(5)) {
            course();
        }
    }

    private void times(int most, Runnable fact) {
        for (int i = dice.from(0, most); i > 0; i--) {
            fact.run();
        }
    }

    private @Nullable LocalDate day() {
        return family.known(dice.about(story.turns()));
    }

    private void screens(String domain, String... tools) {
        times(3, () -> screen(domain, dice.of(tools)));
        if (dice.oneIn(8)) {
            LocalDate from = day();
            if (from != null) {
                family.add(
                        "service_receipt",
                        "person_id need valid_from valid_to",
                        id,
                        dice.of(domain, domain, "TOBACCO"),
                        from,
                        dice.oneIn(2) ? null : family.known(from.plusDays(dice.from(0, 60))));
            }
        }
    }

    private void screen(String domain, String tool) {
        LocalDate day = dice.oneIn(10) ? null : day();
        family.add(
                "screening",
                "screening_id person_id domain tool administered_date form_months score_total "
                        + "self_harm_item communication gross_motor fine_motor problem_solving personal_social "
                        + "declined reason_not_done",
                family.id("SC"),
                id,
                domain,
                tool,
                day,
                null,
                dice.oneIn(8) ? null : score(tool),
                dice.oneIn(6) ? dice.from(0, 1) : null,
                null,
                null,
                null,
                null,
                null,
                dice.oneIn(10) ? true : dice.of(null, false),
                dice.oneIn(15) ? "PARTNER_PRESENT" : null);
        if (day != null) {
            times(2, () -> referral(domain, day));
        }
    }

    private int score(String tool) {
        return switch (tool) {
            case "EPDS", "PHQ9" -> dice.of(9, 10);
            case "CESD" -> dice.of(15, 16);
            case "BDI2" -> dice.of(13, 14);
            case "HITS" -> dice.of(10, 11);
            case "EHITS" -> dice.of(6, 7);
            case "RAT" -> dice.of(19, 20);
            case "PVS", "HARK", "5PS" -> dice.of(0, 1);
            case "UNCOPE" -> dice.of(1, 2);
            default -> dice.of(2, 3, 4);
        };
    }

    private void referral(String need, LocalDate screened) {
        LocalDate day = family.known(screened.plusDays(dice.of(-1, 0, 0, 1, 20)));
        if (day == null) {
            return;
        }
        LocalDate contact = dice.oneIn(2) ? null : family.known(day.plusDays(dice.of(0, 1, 30, 100)));
        boolean declined = dice.oneIn(8);
        family.add(
                "referral_out",
                "referral_id person_id need service_type provided_date declined already_in_service "
                        + "first_contact_date evaluation_date information_given_date outcome",
                family.id("R"),
                id,
                dice.oneIn(10) ? "TOBACCO" : need,
                "OTHER",
                day,
                declined ? true : null,
                dice.oneIn(12) ? true : null,
                declined ? null : contact,
                null,
                dice.oneIn(4) ? family.known(day.plusDays(dice.from(0, 5))) : null,
                dice.of(null, "UNK", "SERVICE_RECEIVED", "PENDING", "ON_WAITLIST"));
    }

    private void tobacco() {
        LocalDate day = family.known(dice.near(
                story.start().minusDays(30), story.start(), story.start().plusDays(30)));
        if (day != null) {
            family.add("tobacco_use", "caregiver_id observed_date uses", id, day, dice.of("Y", "Y", "N", "UNK"));
            referral("TOBACCO", dice.near(story.start(), story.start().plusMonths(3)));
        }
    }

    private void postpartum() {
        LocalDate visit = dice.oneIn(3)
                ? null
                : family.known(dice.near(story.born(), story.born().plusDays(56)));
        LocalDate asked = day();
        if (asked != null) {
            String received = visit != null ? "Y" : dice.of("Y", "N", "UNK");
            family.add(
                    "health_visit",
                    "health_visit_id person_id visit_type asked_date received visit_date pregnancy_id",
                    family.id("HV"),
                    id,
                    dice.oneIn(8) ? "PRENATAL" : "POSTPARTUM",
                    asked,
                    received,
                    visit,
                    dice.oneIn(2) ? null : story.pregnancyId());
        }
    }

    private void insurance() {
        LocalDate day = family.known(dice.about(
                story.start(),
                story.start().plusMonths(6),
                family.asOf().minusMonths(6),
                family.asOf().minusDays(183)));
        if (day != null) {
            family.add(
                    "insurance",
                    "person_id changed_date payer_group payer_text",
                    id,
                    day,
                    dice.of("MEDICAID_CHIP", "MEDICAID_CHIP", "TRICARE", "PRIVATE_OTHER", "NONE", "UNK"),
                    null);
        }
    }

    private void schooling() {
        LocalDate start = story.start();
        LocalDate day = family.known(
                dice.about(start.minusDays(5), start, start.plusDays(90), start.plusMonths(6), start.plusMonths(12)));
        if (day != null) {
            family.add(
                    "caregiver_status",
                    "caregiver_id as_of_date education_attainment education_status",
                    id,
                    day,
                    dice.of("LT_HS", "LT_HS", "LT_HS", "HS_GED", "TECH_CERT", "OTHER", "UNK", null),
                    dice.of("STUDENT_HS_GED", "STUDENT_OTHER", "NOT_STUDENT", "UNK", null));
        }
    }

    private void course() {
        LocalDate from = day();
        if (from != null) {
            LocalDate to = dice.oneIn(2) ? null : family.known(from.plusDays(dice.from(1, 200)));
            family.add(
                    "education",
                    "spell_id caregiver_id program_type valid_from valid_to completed_date",
                    family.id("ED"),
                    id,
                    dice.of("MIDDLE_HS", "GED", "ESL", "COLLEGE"),
                    from,
                    to,
                    dice.oneIn(3) ? to : null);
        }
    }

    private void observed() {
        LocalDate day = day();
        if (day == null || story.children().isEmpty()) {
            return;
        }
        Story.Child child = story.children().get(0);
        if (!day.isBefore(child.born()) && (child.died() == null || !day.isAfter(child.died()))) {
            family.add(
                    "parent_child_observation",
                    "caregiver_id child_id observed_date tool",
                    id,
                    child.id(),
                    day,
                    dice.of("HOME", "DANCE", "CHEERS", "PICCOLO", "KIPS", "NCAST", null));
        }
    }
}
