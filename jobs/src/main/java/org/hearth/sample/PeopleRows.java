package org.hearth.sample;

import java.util.List;
import java.util.Optional;

/** The people of a household: caregivers, pregnancies, children, members. */
final class PeopleRows {

    private static final Choice ORIGINS =
            Choice.of("PUERTO_RICAN 52, MEXICAN 12, DOMINICAN 12, CUBAN 3, OTHER 16, - 5");
    private static final Choice FORCES = Choice.of("NEITHER 95, FORMER 2, CURRENT 1, - 2");

    private final Family family;
    private final Dice dice;
    private final Journal journal;
    private final Identity identity;
    private final boolean isMother;
    private final boolean isOverride;
    private final String races;
    private final String hispanic;
    private final String origin;
    private final String language;
    private String pregnancyId = "";
    private String partnerId = "";

    PeopleRows(Family family, Birth birth, boolean isFirstBirth) {
        this.family = family;
        this.dice = family.dice();
        this.journal = family.journal();
        State state = family.state();
        // Two people may share name and birth day; the program then says so on the enrollment.
        this.isOverride = family.number() > 1 && dice.chance(0.003);
        this.identity = Identity.of(
                family.network(), isOverride ? family.number() - 1 : family.number(), isFirstBirth, birth.arrival());
        this.isMother = birth.isPrenatal() || dice.chance(0.92);
        this.races = state.races(dice);
        this.hispanic = dice.chance(0.02) ? "DECLINED" : dice.chance(state.hispanicShare()) ? "Y" : "N";
        this.origin = hispanic.equals("Y") ? ORIGINS.pick(dice) : "";
        boolean isSpanish = hispanic.equals("Y") && dice.chance(state.spanishShare() / state.hispanicShare());
        this.language = isSpanish ? "SPA" : dice.chance(0.03) ? "OTHER" : "ENG";
    }

    String language() {
        return language;
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
                .put("race_codes", races)
                .put("hispanic", hispanic)
                .put("hispanic_origin", origin)
                .put("race_ethnicity_standard", "OMB1997")
                .put("primary_language", language)
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
            Entry entry = pregnancyRow(pregnancyId, first.adult(), birth, known).put("partner_caregiver_id", "");
            if (!partnerId.isEmpty()) {
                entry.later(family.stays().get(family.stays().size() - 1).known(), "partner_caregiver_id", partnerId);
            }
        }
    }

    Entry pregnancyRow(String id, Adult mother, Birth birth, int known) {
        int end = birth.isLoss() ? birth.lossOn() : birth.dob();
        boolean isWatched = end <= family.servedUntil();
        String outcome =
                birth.isLoss() ? dice.pick("FETAL_LOSS", "FETAL_LOSS", "STILLBIRTH", "TERMINATION") : "LIVE_BIRTH";
        int told = end + dice.between(1, 9);
        Entry entry = journal.enter("pregnancy", known)
                .put("pregnancy_id", id)
                .put("caregiver_id", mother.id())
                .put(
                        "first_time_mother",
                        family.stays().get(0).program().model() == Model.NFP ? "Y" : dice.answer(0.45, 0.04))
                .put("prior_poor_outcome", dice.answer(0.07, 0.05))
                .put("outcome", "ONGOING");
        if (isWatched) {
            entry.later(told, "outcome", outcome).later(told, "delivery_date", Days.text(end));
        }
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

    private void children(Birth birth, Stay first) {
        if (birth.dob() > family.servedUntil()) {
            return;
        }
        int known = Math.max(first.known(), birth.dob() + dice.between(1, 9));
        int died = diedOn(birth);
        child(birth, pregnancyId, known, true, birth.isTwin(), died);
        if (birth.isTwin()) {
            child(birth, pregnancyId, known, true, true, Days.NEVER);
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

    void child(Birth birth, String pregnancy, int known, boolean isIndex, boolean isTwin, int died) {
        Child child = new Child(family.id('K'), birth.dob(), known, isIndex, birth.gestationDays(), died);
        family.children().add(child);
        int weight = (int) dice.around((isTwin ? 2500 : 3350) - 18 * Math.max(0, 266 - birth.gestationDays()), 380);
        Entry entry = journal.enter("child", known)
                .put("child_id", child.id())
                .put(
                        "first_name",
                        "Babya " + identity.first().substring(identity.first().indexOf(' ') + 1))
                .put("last_name", identity.last())
                .plan("dob", birth.dob())
                .put("sex", dice.pick("F", "M"))
                .put("race_codes", races)
                .put("hispanic", hispanic)
                .put("primary_language", language)
                .put("pregnancy_id", pregnancy)
                .put("birth_weight_g", Math.max(480, weight))
                .put("plurality", isTwin ? 2 : 1)
                .put("disability_diagnosed", dice.answer(0.05, 0.03))
                .put("usual_source_medical", dice.pick("DOCTOR", "DOCTOR", "FQHC", "OUTPATIENT"))
                .put("usual_source_dental", dice.answer(0.5, 0))
                .put("live_birth", "Y")
                .event("death_date", died);
        if (dice.chance(0.96)) {
            entry.put("gestational_age_weeks", birth.gestationDays() / 7);
            entry.put("gestational_age_days", dice.chance(0.8) ? Integer.toString(birth.gestationDays() % 7) : "");
        }
        if (dice.chance(0.02)) {
            entry.corrected(known + dice.between(3, 90), "birth_weight_g", Integer.toString(weight / 2));
        }
        member(child.id(), "CHILD", known);
    }
}
