package org.hearth.sample;

import java.util.List;
import java.util.Optional;

/** The people of a household: caregivers, pregnancies, children, members. */
final class PeopleRows {

    private static final Choice FORCES = Choice.of("NEITHER 95, FORMER 2, CURRENT 1, - 2");

    private final Family family;
    private final Dice dice;
    private final Journal journal;
    private final Identity identity;
    private final boolean isMother;
    private final boolean isOverride;
    private final Portrait portrait;
    private final BirthRecords records;
    private String pregnancyId = "";
    private String partnerId = "";

    PeopleRows(Family family, Birth birth, Model model) {
        this.family = family;
        this.dice = family.dice();
        this.journal = family.journal();
        // Two people may share name and birth day; the program then says so on the enrollment.
        this.isOverride = family.number() > 1 && dice.chance(0.003);
        this.identity = Identity.of(
                family.network(), isOverride ? family.number() - 1 : family.number(), model, birth.arrival());
        this.isMother = birth.isPrenatal() || dice.chance(0.92);
        this.portrait = Portrait.draw(family.state(), identity, dice);
        this.records = new BirthRecords(family, portrait);
    }

    BirthRecords records() {
        return records;
    }

    String pregnancyId() {
        return pregnancyId;
    }

    boolean isOverride() {
        return isOverride;
    }

    Adult first(int known) {
        String sex = isMother ? "F" : dice.chance(0.6) ? "M" : "F";
        Adult adult = new Adult(family.id('A'), identity.dob(), sex, isMother, true, known);
        caregiver(adult, identity.first(), identity.last());
        return adult;
    }

    /** Who enrolls next: the same person, now and then keyed a second time, or another adult of the household. */
    Adult next(Stay stay, int day) {
        Adult adult = stay.adult();
        int known = Math.max(adult.known(), day + dice.between(0, 2));
        if (stay.ending() == Ending.NEW_CAREGIVER) {
            String sex = dice.chance(0.5) ? "M" : "F";
            Adult other = new Adult(family.id('A'), adult.dob() - dice.between(-900, 7000), sex, false, true, known);
            caregiver(other, "Othera " + identity.first(), Identity.last(dice));
            return other;
        }
        if (dice.chance(0.06)) {
            Adult twice = new Adult(family.id('A'), adult.dob(), adult.sex(), adult.isBirthMother(), true, known);
            caregiver(twice, identity.first(), identity.last());
            return twice;
        }
        return adult;
    }

    /** A second parent who enrolls beside the first and joins some of the visits. */
    Optional<Stay> partner(Stay main) {
        List<Visit> joined = main.visits().stream()
                .filter(visit -> visit.isCompleted() && visit.day() > main.from() + 10)
                .filter(visit -> dice.chance(0.4))
                .toList();
        if (joined.isEmpty() || !main.adult().isBirthMother()) {
            return Optional.empty();
        }
        int from = joined.get(0).day();
        Adult partner =
                new Adult(family.id('A'), identity.dob() - dice.between(-700, 2500), "M", false, false, from + 1);
        caregiver(partner, "Paterno " + identity.first(), Identity.last(dice));
        partnerId = partner.id();
        Ending ending = main.isOpen() ? Ending.OPEN : Ending.LEFT;
        int known = Math.max(main.known(), from + 1);
        return Optional.of(new Stay(
                family.id('E'), partner, main.program(), main.post(), from, Days.NEVER, ending, 2, joined, known));
    }

    private void caregiver(Adult adult, String first, String last) {
        Entry entry = journal.enter("caregiver", adult.known())
                .put("caregiver_id", adult.id())
                .put("first_name", first)
                .put("last_name", last)
                .plan("dob", adult.dob())
                .put("sex", adult.sex())
                .put("race_codes", portrait.races())
                .put("hispanic", portrait.hispanic())
                .put("hispanic_origin", portrait.origin())
                .put("race_ethnicity_standard", "OMB1997")
                .put("primary_language", portrait.language())
                .put("armed_forces", FORCES.pick(dice));
        if (dice.chance(0.03)) {
            entry.corrected(adult.known() + dice.between(3, 200), "race_codes", "UNK");
        }
    }

    /** Pregnancies, children and members, once the stays are known. */
    void household(Birth birth) {
        Stay first = family.stays().get(0);
        pregnancy(birth, first);
        if (birth.lossOn() == Days.NEVER) {
            children(birth, first);
        }
        family.stays().stream()
                .map(Stay::adult)
                .distinct()
                .forEach(adult -> member(adult.id(), "CAREGIVER", adult.known()));
        for (int other = dice.between(0, 2); other > 0; other--) {
            member(family.id('O'), "OTHER", first.known());
        }
        new SecondBirth(family, this).tell(birth);
        family.children().forEach(child -> member(child.id(), "CHILD", child.known()));
    }

    private void member(String person, String kind, int known) {
        journal.enter("household_member", known)
                .put("household_id", family.household())
                .put("person_id", person)
                .put("person_kind", kind)
                .put("member_role", kind.equals("CHILD") ? "CHILD" : "ADULT")
                .plan("valid_from", known);
    }

    private void pregnancy(Birth birth, Stay first) {
        if (first.adult().isBirthMother()) {
            pregnancyId = family.id('G');
            int known = birth.isPrenatal() ? first.adult().known() : first.known();
            Entry entry =
                    records.pregnancy(pregnancyId, first.adult(), birth, known).put("partner_caregiver_id", "");
            if (!partnerId.isEmpty()) {
                entry.later(family.stays().get(family.stays().size() - 1).known(), "partner_caregiver_id", partnerId);
            }
        }
    }

    private void children(Birth birth, Stay first) {
        if (birth.dob() > family.servedUntil()) {
            return;
        }
        int known = Math.max(first.known(), birth.dob() + dice.between(1, 9));
        int died = diedOn(birth);
        records.child(birth, pregnancyId, known, BirthRecords.Place.INDEX, died);
        if (birth.isTwin()) {
            records.child(birth, pregnancyId, known, BirthRecords.Place.INDEX, Days.NEVER);
        }
    }

    private int diedOn(Birth birth) {
        for (Stay stay : family.stays()) {
            int end = stay.lastVisit();
            if (stay.ending() == Ending.DEATH && end > birth.dob() + 30) {
                return Math.max(end - dice.between(5, 60), birth.dob() + 10);
            }
        }
        return Days.NEVER;
    }
}
