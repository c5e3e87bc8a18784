package org.hearth.sample;

/** A further pregnancy and child of a mother while she is enrolled. */
final class SecondBirth {

    private final Family family;
    private final PeopleRows people;

    SecondBirth(Family family, PeopleRows people) {
        this.family = family;
        this.people = people;
    }

    void tell(Birth first) {
        Dice dice = family.dice();
        Stay stay = family.stays().get(0);
        int arrival = Math.max(first.dob(), stay.from()) + dice.between(200, 500);
        int end = stay.to(family.state(), family.lastDay());
        if (first.isLoss() || !stay.adult().isBirthMother() || arrival >= end || !dice.chance(0.3)) {
            return;
        }
        int gestation = dice.between(50, 120);
        int term = Birth.term(dice);
        Birth birth = new Birth(arrival, true, gestation, term, arrival + term - gestation, Days.NEVER, false);
        String pregnancy = family.id('G');
        int known = Math.max(stay.known(), arrival + dice.between(0, 4));
        people.records().pregnancy(pregnancy, stay.adult(), birth, known);
        if (birth.dob() <= end) {
            people.records()
                    .child(birth, pregnancy, Math.max(known, birth.dob() + 3), BirthRecords.Place.SIBLING, Days.NEVER);
        }
    }
}
