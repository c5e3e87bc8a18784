package org.hearth.sample;

import java.util.HashSet;
import java.util.Set;

/** What is asked of each primary caregiver: status, insurance, tobacco, school and work. */
final class CaregiverRows {

    private static final Choice MARITAL =
            Choice.of("NEVER_MARRIED 50, MARRIED 26, COHABITING 16, SEP_DIV_WIDOWED 6, UNK 2");
    private static final Choice HOUSING = Choice.of("OWN 10, RENT 44, PUBLIC 14, WITH_FAMILY 21, OTHER_NOT_HOMELESS 3, "
            + "HOMELESS_SHARING 3, HOMELESS_SHELTER 2, HOMELESS_OTHER 1, UNK 2");
    private static final Choice MEDICAL =
            Choice.of("DOCTOR 62, ER 5, OUTPATIENT 8, FQHC 16, RETAIL 2, OTHER 1, NONE 4, UNK 2");
    private static final Choice DIPLOMA =
            Choice.of("HS_GED 44, SOME_COLLEGE 23, TECH_CERT 7, AA 8, BA_PLUS 14, OTHER 1, UNK 3");
    private static final Choice PAYER = Choice.of("MEDICAID_CHIP 84, PRIVATE_OTHER 12, TRICARE 1, NONE 4");

    private final Family family;
    private final PeopleRows people;
    private final Dice dice;
    private final Journal journal;

    CaregiverRows(Family family, PeopleRows people) {
        this.family = family;
        this.people = people;
        this.dice = family.dice();
        this.journal = family.journal();
    }

    void tell() {
        Set<String> told = new HashSet<>();
        for (Stay stay : family.stays()) {
            if (told.add(stay.adult().id()) && stay.adult().isPrimary()) {
                caregiver(stay);
            } else if (!stay.adult().isPrimary()) {
                work(stay, false);
            }
        }
        new HouseholdRows(family, people).tell();
    }

    private void caregiver(Stay stay) {
        boolean isTeen = stay.adult().isYoungerThan(19, stay.from());
        boolean lacksSchool = dice.chance(isTeen ? 0.82 : 0.17);
        boolean isStudent = lacksSchool && dice.chance(isTeen ? 0.55 : 0.06);
        school(stay, lacksSchool, isStudent);
        work(stay, isStudent);
        insurance(stay);
        tobacco(stay);
    }

    private int until(Stay stay) {
        return stay.to(family.state(), family.lastDay());
    }

    private void school(Stay stay, boolean lacksSchool, boolean isStudent) {
        String level = lacksSchool ? "LT_HS" : DIPLOMA.pick(dice);
        status(stay, stay.from(), level, isStudent ? "STUDENT_HS_GED" : student(lacksSchool));
        boolean goesOn = lacksSchool && dice.chance(isStudent ? 0.84 : 0.2);
        String kind = stay.adult().isYoungerThan(20, stay.from()) ? "MIDDLE_HS" : "GED";
        int start = isStudent ? stay.from() - dice.between(60, 500) : stay.from() + dice.between(20, 260);
        int end = start + dice.between(240, 700);
        if (isStudent || (goesOn && start <= until(stay))) {
            spell(stay, kind, start, Math.max(end, stay.from() + 60), goesOn && dice.chance(0.6));
        } else if (dice.chance(0.05)) {
            spell(stay, dice.pick("COLLEGE", "VOCATIONAL", "TRAINING", "ESL"), start, end, dice.chance(0.5));
        }
        for (int day = stay.from() + 165; day <= until(stay); day += dice.between(300, 370)) {
            int asked = stay.visitIn(day, day + 60);
            boolean isThere = goesOn && (isStudent || asked > start);
            if (asked != Days.NEVER) {
                boolean isDone = isThere && asked > end;
                status(
                        stay,
                        asked,
                        isDone ? "HS_GED" : level,
                        isThere && !isDone ? "STUDENT_HS_GED" : student(lacksSchool));
            }
        }
    }

    private String student(boolean lacksSchool) {
        return dice.chance(0.02) ? "UNK" : !lacksSchool && dice.chance(0.07) ? "STUDENT_OTHER" : "NOT_STUDENT";
    }

    private void status(Stay stay, int day, String level, String student) {
        Entry entry = journal.note("caregiver_status", day, stay.known())
                .put("caregiver_id", stay.adult().id())
                .plan("as_of_date", day)
                .put("marital_status", MARITAL.pick(dice))
                .put("education_attainment", level)
                .put("education_status", student)
                .put("employment_status", dice.pick("FT", "PT", "PT", "NOT_EMPLOYED", "NOT_EMPLOYED", "NOT_EMPLOYED"))
                .put("housing_status", HOUSING.pick(dice))
                .put("usual_source_medical", MEDICAL.pick(dice))
                .put("usual_source_dental", dice.answer(0.6, 0.05));
        if (dice.chance(0.02)) {
            entry.corrected(entry.entered() + dice.between(2, 60), "housing_status", "UNK");
        }
    }

    private void spell(Stay stay, String kind, int start, int end, boolean completes) {
        if (start > family.lastDay()) {
            return;
        }
        Entry entry = journal.note("education", Math.max(start, stay.from()), stay.known())
                .put("spell_id", family.id('D'))
                .put("caregiver_id", stay.adult().id())
                .put("program_type", kind)
                .plan("valid_from", start);
        if (end <= until(stay)) {
            entry.event("valid_to", end).event("completed_date", completes ? end : Days.NEVER);
        }
    }

    private void work(Stay stay, boolean isStudent) {
        boolean isEmployed = dice.chance(isStudent ? 0.12 : 0.4);
        if (isEmployed) {
            int end = dice.chance(0.3) ? stay.from() + dice.between(20, 400) : Days.NEVER;
            job(stay, stay.from() - dice.between(30, 900), end);
        } else if (dice.chance(0.3)) {
            int start = stay.from() + dice.between(30, 400);
            job(stay, start, dice.chance(0.35) ? start + dice.between(20, 300) : Days.NEVER);
        }
    }

    private void job(Stay stay, int start, int end) {
        if (start > until(stay)) {
            return;
        }
        Entry entry = journal.note("employment", Math.max(start, stay.from()), stay.known())
                .put("spell_id", family.id('J'))
                .put("caregiver_id", stay.adult().id())
                .put("hours_per_week", dice.chance(0.72) ? dice.between(20, 40) : dice.between(16, 38) / 2.0)
                .plan("valid_from", start);
        if (end <= until(stay)) {
            entry.event("valid_to", end);
        }
    }

    private void insurance(Stay stay) {
        String payer = PAYER.pick(dice);
        for (int day = stay.from(); day <= until(stay); ) {
            insuranceRow(stay, day, payer);
            payer = payer.equals("NONE")
                    ? dice.chance(0.6) ? "MEDICAID_CHIP" : "NONE"
                    : dice.chance(0.035) ? "NONE" : payer;
            // Asked at least every half year, since an older answer no longer proves coverage.
            int next = stay.visitIn(day + dice.between(95, 130), Days.NEVER);
            day = next == Days.NEVER ? family.lastDay() + 1 : next;
        }
    }

    private void insuranceRow(Stay stay, int day, String payer) {
        boolean isText = payer.equals("PRIVATE_OTHER") && dice.chance(0.1);
        journal.note("insurance", day, stay.known())
                .put("person_id", stay.adult().id())
                .plan("changed_date", day)
                .put("payer_group", isText ? "" : payer)
                .put("payer_text", isText ? dice.pick("BCBS", "Medica", "Sample Plan, \"Silver\"") : "");
    }

    private void tobacco(Stay stay) {
        if (dice.chance(0.04)) {
            return;
        }
        int first = stay.from();
        String uses = dice.chance(0.03) ? "UNK" : dice.chance(0.16) ? "Y" : "N";
        use(stay, first, uses);
        if (uses.equals("Y")) {
            new ReferralRows(family).tobacco(stay, first);
        }
        for (int day = first + 330; day <= until(stay); day += 365) {
            int asked = stay.visitIn(day, day + 90);
            if (asked != Days.NEVER) {
                use(stay, asked, uses.equals("Y") && dice.chance(0.3) ? "N" : uses);
            }
        }
    }

    private void use(Stay stay, int day, String uses) {
        journal.note("tobacco_use", day, stay.known())
                .put("caregiver_id", stay.adult().id())
                .plan("observed_date", day)
                .put("uses", uses);
    }
}
