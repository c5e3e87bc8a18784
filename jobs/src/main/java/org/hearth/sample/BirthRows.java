package org.hearth.sample;

/** Care around the birth: prenatal, postpartum and the newborn's hospital visit. */
final class BirthRows {

    private final Family family;
    private final Birth birth;
    private final PeopleRows people;
    private final Dice dice;
    private final Stay stay;

    BirthRows(Family family, Birth birth, PeopleRows people) {
        this.family = family;
        this.birth = birth;
        this.people = people;
        this.dice = family.dice();
        this.stay = family.stays().get(0);
    }

    void tell() {
        if (people.pregnancyId().isEmpty()) {
            return;
        }
        int end = stay.to(family.state(), family.lastDay());
        if (birth.isPrenatal()) {
            prenatal(Math.min(Math.min(birth.dob(), birth.lossOn()) - 1, end));
        }
        boolean isAsked = stay.from() <= birth.dob() + 30 && end >= birth.dob() + 40 && !birth.isLoss();
        if (isAsked) {
            postpartum();
        }
    }

    private void prenatal(int last) {
        boolean isRegular = dice.chance(0.85);
        for (int day = birth.arrival() + dice.between(4, 20);
                day <= last;
                day += dice.between(18, isRegular ? 32 : 70)) {
            row("PRENATAL", day, "Y").plan("visit_date", day).put("pregnancy_id", people.pregnancyId());
        }
    }

    private void postpartum() {
        int visit = birth.dob() + (dice.chance(0.93) ? dice.between(14, 55) : dice.between(57, 90));
        int asked = family.visitIn(birth.dob() + 30, birth.dob() + 130);
        if (asked == Days.NEVER || dice.chance(0.06)) {
            return;
        }
        if (dice.chance(0.78) && visit <= family.lastDay()) {
            row("POSTPARTUM", Math.max(asked, visit), "Y")
                    .plan("visit_date", visit)
                    .plan("asked_date", Math.max(asked, visit))
                    .put("pregnancy_id", people.pregnancyId());
        } else {
            row("POSTPARTUM", asked, dice.chance(0.94) ? "N" : "UNK")
                    .plan("asked_date", asked)
                    .put("pregnancy_id", dice.chance(0.8) ? people.pregnancyId() : "");
        }
    }

    private Entry row(String type, int day, String received) {
        return family.journal()
                .note("health_visit", day, stay.known())
                .put("health_visit_id", family.id('X'))
                .put("person_id", stay.adult().id())
                .put("visit_type", type)
                .put("received", received);
    }
}
