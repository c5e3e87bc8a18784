package org.hearth.sample;

/** Tells a family from its arrival to its last day: a pure function of the request and the family's number. */
final class FamilyStory {

    private final Family family;
    private final Dice dice;

    private FamilyStory(Family family) {
        this.family = family;
        this.dice = family.dice();
    }

    static void tell(Network network, long number, Journal journal, Dice dice) {
        new FamilyStory(new Family(network, number, journal, dice)).tell();
    }

    private void tell() {
        Network network = family.network();
        int arrival = Days.workday(network.arrival(dice));
        if (arrival > family.lastDay()) {
            arrival -= 3;
        }
        Program program = network.program(dice);
        Birth birth = Birth.draw(dice, program.model(), arrival);
        int referred = arrival - dice.between(4, 24);
        PeopleRows people = new PeopleRows(family, birth, program.model());
        Adult caregiver = people.first(referred + dice.between(0, 2));
        stays(people, caregiver, program, birth);
        people.household(birth);
        new IntakeRows(family).tell(referred);
        new StayRows(family, birth, people).tell();
        new CaregiverRows(family, people).tell();
        new ScreeningRows(family, birth).tell();
        new BirthRows(family, birth, people).tell();
        family.children().forEach(child -> new ChildRows(family, child).tell());
    }

    private void stays(PeopleRows people, Adult first, Program program, Birth birth) {
        StayPlanner planner = new StayPlanner(family, birth);
        Stay stay = planner.stay(first, program, birth.arrival());
        family.stays().add(stay);
        for (int day = planner.returnDay(stay);
                day != Days.NEVER && family.stays().size() < 3; ) {
            Adult adult = people.next(stay, day);
            stay = planner.stay(adult, planner.nextProgram(stay), day);
            family.stays().add(stay);
            day = planner.returnDay(stay);
        }
        if (dice.chance(0.08)) {
            people.partner(family.stays().get(0)).ifPresent(family.stays()::add);
        }
    }
}
