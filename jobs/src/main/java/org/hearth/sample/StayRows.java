package org.hearth.sample;

/** The enrollments with children, plans, visitors and holds. */
final class StayRows {

    private static final Choice LEFT =
            Choice.of("MOVED_IN_STATE 18, MOVED_OUT 14, DECLINED_FURTHER 34, SCHOOL_WORK_CONFLICT 18, "
                    + "MORE_APPROPRIATE_SERVICE 7, SAFETY 1, LACK_OF_CAPACITY 1, OTHER 5, UNK 2");

    private final Family family;
    private final Birth birth;
    private final PeopleRows people;
    private final Dice dice;
    private final Journal journal;

    StayRows(Family family, Birth birth, PeopleRows people) {
        this.family = family;
        this.birth = birth;
        this.people = people;
        this.dice = family.dice();
        this.journal = family.journal();
    }

    void tell() {
        for (int index = 0; index < family.stays().size(); index++) {
            Stay stay = family.stays().get(index);
            enrollment(stay, index);
            plan(stay);
            hold(stay);
            if (stay.adult().isPrimary()) {
                family.children().forEach(child -> childEnrollment(stay, child));
            }
            new VisitRows(family, stay).tell();
        }
    }

    private void enrollment(Stay stay, int index) {
        Program program = stay.program();
        boolean isState = program.number() / 2 % 4 == 3;
        Entry entry = journal.enter("enrollment", stay.known())
                .put("episode_id", stay.id())
                .put("household_id", family.household())
                .put("caregiver_id", stay.adult().id())
                .put("program_id", program.id())
                .put("site_id", program.site(1 + (int) (family.number() % 2)))
                .put("referral_id", index == 0 ? IntakeRows.referralId(family) : "")
                .plan("enrollment_date", stay.from())
                .event("consent_date", stay.from())
                .put("primary_caregiver", stay.adult().isPrimary() ? "Y" : "N")
                .put("funding_stream", isState || dice.chance(0.06) ? "STATE" : "MIECHV")
                .put("duplicate_override", people.isOverride() ? "Y" : "");
        if (stay.from() <= birth.dob() + 400 && !people.pregnancyId().isEmpty()) {
            // The pregnancy is keyed after a first visit at the latest, with the enrollment.
            entry.put("pregnancy_id", people.pregnancyId());
        }
        if (dice.chance(0.03)) {
            entry.corrected(
                    stay.known() + dice.between(2, 60), "site_id", program.site(2 - (int) (family.number() % 2)));
        }
        exit(entry, stay, index);
    }

    private void exit(Entry entry, Stay stay, int index) {
        int keyed = keyedOn(stay);
        if (keyed == Days.NEVER || keyed > family.lastDay()) {
            return;
        }
        String day = Days.text(stay.to(family.state(), family.lastDay()));
        entry.later(Math.max(keyed, stay.known() + 1), "exit_date", day);
        entry.later(Math.max(keyed, stay.known() + 1), "exit_reason", reason(stay));
        boolean hasNext = index + 1 < family.stays().size() && stay.ending() == Ending.TRANSFER;
        if (hasNext && dice.chance(0.9)) {
            String next = family.stays().get(index + 1).program().id();
            entry.later(Math.max(keyed, stay.known() + 1), "transferred_to_program_id", next);
        }
    }

    private int keyedOn(Stay stay) {
        return switch (stay.ending()) {
            case OPEN, NEVER_KEYED -> Days.NEVER;
            case DISENGAGED -> givenUpOn(stay);
            default -> stay.lastVisit() + dice.between(1, dice.chance(0.85) ? 8 : 25);
        };
    }

    private int givenUpOn(Stay stay) {
        if (family.state() == State.UT) {
            return stay.lastVisit() + 90 + dice.between(1, 9);
        }
        return stay.firstMissed() == Days.NEVER ? Days.NEVER : stay.firstMissed() + 30 + dice.between(1, 18);
    }

    private String reason(Stay stay) {
        return switch (stay.ending()) {
            case FINISHED -> dice.chance(0.55) ? "COMPLETED" : "AGED_OUT";
            case DISENGAGED -> dice.pick("UNABLE_TO_LOCATE", "EXCESSIVE_MISSED", "EXCESSIVE_MISSED", "NEVER_ENGAGED");
            case TRANSFER -> "TRANSFER";
            case LOSS -> "FETAL_LOSS";
            case DEATH -> birth.dob() < stay.lastVisit() ? "DEATH_CHILD" : "OTHER";
            case NEW_CAREGIVER -> dice.pick("CUSTODY", "INCARCERATION_HOSPITAL");
            default -> LEFT.pick(dice);
        };
    }

    private void plan(Stay stay) {
        String level = stay.program().model() + (stay.perMonth() > 2 ? "-WEEKLY" : "-STANDARD");
        int end = stay.to(family.state(), family.lastDay());
        int change = stay.from() + dice.between(150, 260);
        boolean changes = change < end && dice.chance(0.3);
        Entry first = planRow(stay, stay.from(), level);
        if (changes) {
            first.event("valid_to", change - 1);
            planRow(stay, change, level + "-2");
        }
    }

    private Entry planRow(Stay stay, int from, String level) {
        return journal.note("service_plan", from, stay.known())
                .put("episode_id", stay.id())
                .plan("valid_from", from)
                .put("level_code", level)
                .put("visits_per_month", stay.perMonth())
                .plan(
                        "planned_end_date",
                        Days.plusMonths(stay.from(), stay.program().model().longestMonths()));
    }

    private void hold(Stay stay) {
        int end = stay.to(family.state(), family.lastDay());
        int start = stay.holdFrom() == Days.NEVER ? Days.NEVER : pauseAfter(stay);
        if (start < end) {
            journal.enter("hold", Math.max(stay.known(), start + 2))
                    .put("episode_id", stay.id())
                    .plan("start_date", start)
                    .event("end_date", start + 38)
                    .put(
                            "reason",
                            dice.pick(
                                    "Family travels, returns soon", "Hospital stay", "Shelter move;\nno address yet"));
        }
    }

    private static int pauseAfter(Stay stay) {
        for (int index = 1; index < stay.visits().size(); index++) {
            if (stay.visits().get(index).day() - stay.visits().get(index - 1).day() >= 40) {
                return stay.visits().get(index - 1).day() + 1;
            }
        }
        return Days.NEVER;
    }

    private void childEnrollment(Stay stay, Child child) {
        int end = stay.to(family.state(), family.lastDay());
        if (child.dob() > end) {
            return;
        }
        int known = Math.max(stay.known(), child.known());
        Entry entry = journal.enter("child_enrollment", known)
                .put("episode_id", stay.id())
                .put("child_id", child.id())
                .put("index_child", child.isIndex() ? "Y" : "N");
        int keyed = keyedOn(stay);
        if (keyed != Days.NEVER && keyed <= family.lastDay()) {
            entry.later(Math.max(known, keyed), "exit_date", Days.text(Math.min(end, child.died())));
        }
    }
}
