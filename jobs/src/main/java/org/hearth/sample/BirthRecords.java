package org.hearth.sample;

/** The records of pregnancies and of the children born of them. */
final class BirthRecords {

    /** Whether the program serves a child as the reason of the enrollment or as a younger sibling. */
    enum Place {
        INDEX,
        SIBLING
    }

    private final Family family;
    private final Portrait portrait;
    private final Dice dice;

    BirthRecords(Family family, Portrait portrait) {
        this.family = family;
        this.portrait = portrait;
        this.dice = family.dice();
    }

    Entry pregnancy(String id, Adult mother, Birth birth, int known) {
        boolean isFirst = family.stays().get(0).program().model() == Model.NFP;
        Entry entry = family.journal()
                .enter("pregnancy", known)
                .put("pregnancy_id", id)
                .put("caregiver_id", mother.id())
                .put("first_time_mother", isFirst ? "Y" : dice.answer(0.45, 0.04))
                .put("prior_poor_outcome", dice.answer(0.07, 0.05))
                .put("outcome", "ONGOING");
        outcome(entry, birth);
        if (dice.chance(0.97)) {
            entry.plan("edd", birth.due());
            if (birth.isPrenatal() && dice.chance(0.05)) {
                entry.corrected(known + dice.between(5, 40), "edd", Days.text(birth.due() + dice.between(4, 12)));
            }
        } else {
            entry.plan("lmp", birth.due() - 280);
        }
        return entry;
    }

    // Of a family that left before, nobody learns how the pregnancy ended.
    private void outcome(Entry entry, Birth birth) {
        int end = birth.isLoss() ? birth.lossOn() : birth.dob();
        String loss = dice.pick("FETAL_LOSS", "FETAL_LOSS", "STILLBIRTH", "TERMINATION");
        int told = end + dice.between(1, 9);
        if (end <= family.servedUntil()) {
            entry.later(told, "outcome", birth.isLoss() ? loss : "LIVE_BIRTH");
            entry.later(told, "delivery_date", Days.text(end));
        }
    }

    Child child(Birth birth, String pregnancy, int known, Place place, int died) {
        Child child = new Child(family.id('K'), birth.dob(), known, place == Place.INDEX, birth.gestationDays(), died);
        family.children().add(child);
        Entry entry = family.journal()
                .enter("child", known)
                .put("child_id", child.id())
                .put("first_name", "Babya " + portrait.number())
                .put("last_name", portrait.identity().last())
                .plan("dob", birth.dob())
                .put("sex", dice.pick("F", "M"))
                .put("race_codes", portrait.races())
                .put("hispanic", portrait.hispanic())
                .put("primary_language", portrait.language())
                .put("pregnancy_id", pregnancy)
                .put("plurality", birth.isTwin() ? 2 : 1)
                .put("live_birth", "Y")
                .event("death_date", died);
        body(entry, birth);
        return child;
    }

    private void body(Entry entry, Birth birth) {
        int early = Math.max(0, 266 - birth.gestationDays());
        int weight = Math.max(480, (int) dice.around((birth.isTwin() ? 2500 : 3350) - 18 * early, 380));
        entry.put("birth_weight_g", weight)
                .put("disability_diagnosed", dice.answer(0.05, 0.03))
                .put("usual_source_medical", dice.pick("DOCTOR", "DOCTOR", "FQHC", "OUTPATIENT"))
                .put("usual_source_dental", dice.answer(0.5, 0));
        if (dice.chance(0.96)) {
            entry.put("gestational_age_weeks", birth.gestationDays() / 7);
            entry.put("gestational_age_days", dice.chance(0.8) ? Integer.toString(birth.gestationDays() % 7) : "");
        }
        if (dice.chance(0.02)) {
            entry.corrected(entry.entered() + dice.between(3, 90), "birth_weight_g", Integer.toString(weight / 2));
        }
        kindergarten(entry, birth);
    }

    // School starts in the last days of August after the fifth birthday.
    private void kindergarten(Entry entry, Birth birth) {
        int fifth = Days.plusMonths(birth.dob(), 60);
        int sameYear = Days.of(Days.date(fifth).getYear(), 8, 28);
        int day = sameYear >= fifth ? sameYear : Days.plusMonths(sameYear, 12);
        if (day <= family.servedUntil()) {
            entry.event("kindergarten_entry_date", day);
        }
    }
}
