package org.hearth.sample;

/** A household's income, addresses, priority flags and app. */
final class HouseholdRows {

    private static final Choice PERCENT = Choice.of("20 20, 45 12, 75 26, 115 15, 160 12, 220 9, 290 4, 380 2");
    private static final double[] CONNECTICUT_SHARES = {
        0.4, 0.12, 0.4, 0.6, 0.07, 0.12, 0.1, 0.07, 0.2, 0.15, 0.09, 0.03, 0.08, 0.04, 0.2
    };
    private static final double[] UTAH_SHARES = {0.6, 0.12, 0.18, 0.14, 0.22, 0.24, 0.14, 0.05};
    private static final double[] STRESSOR_SHARES = {
        0.1, 0.12, 0.08, 0.04, 0.24, 0.12, 0.09, 0.82, 0.02, 0.08, 0.1, 0.25, 0.1, 0.09, 0.02, 0.16
    };

    private final Family family;
    private final PeopleRows people;
    private final Dice dice;
    private final Journal journal;
    private final Stay first;

    HouseholdRows(Family family, PeopleRows people) {
        this.family = family;
        this.people = people;
        this.dice = family.dice();
        this.journal = family.journal();
        this.first = family.stays().get(0);
    }

    void tell() {
        int percent = Integer.parseInt(PERCENT.pick(dice)) + dice.between(-12, 20);
        int size = dice.chance(0.005) ? 9 : 2 + dice.between(0, dice.between(1, 4));
        income(first.from(), percent, size);
        for (int day = first.from() + 365; day <= family.servedUntil(); day += 365) {
            int asked = family.visitIn(day, day + 80);
            if (asked != Days.NEVER && dice.chance(0.8)) {
                income(asked, Math.max(0, percent + dice.between(-25, 30)), size);
            }
        }
        addresses();
        flags(percent);
        if (dice.chance(0.35)) {
            sparkler();
        }
    }

    private void income(int day, int percent, int size) {
        // Near the poverty guideline of the year; the share of families below it is what matters.
        int year = Days.date(day).getYear();
        double line = (11_880 + 4_160 * (size - 1)) * Math.pow(1.031, year - 2016);
        double amount = Math.round(line * percent / 100);
        Entry entry = journal.note("income", day, first.known())
                .put("determination_id", family.id('N'))
                .put("household_id", family.household())
                .plan("determination_date", day)
                .put("household_size", size == 9 ? "9 or more" : Integer.toString(size))
                .put("not_disclosed", "N");
        if (dice.chance(0.05)) {
            entry.put("not_disclosed", "Y");
        } else if (dice.chance(0.05)) {
            entry.put("annual_income_low", Math.floor(amount / 10_000) * 10_000)
                    .put("annual_income_high", Math.floor(amount / 10_000) * 10_000 + 9_999);
        } else {
            entry.put("annual_gross_income", amount);
        }
        if (dice.chance(0.015)) {
            entry.corrected(entry.entered() + dice.between(2, 40), "household_size", Integer.toString(size + 1));
        }
    }

    private void addresses() {
        int town = first.program().number() + dice.between(0, 1);
        int moved = first.from() + dice.between(60, 700);
        boolean moves = dice.chance(0.25) && moved < family.servedUntil();
        Entry home = address(town, first.from());
        if (moves) {
            home.event("valid_to", moved - 1);
            address(dice.chance(0.9) ? town : town + 3, moved);
        }
    }

    private Entry address(int number, int from) {
        Town town = family.state().town(number);
        return journal.note("address", from, first.known())
                .put("address_id", family.id('L'))
                .put("household_id", family.household())
                .put("town", town.name())
                .put("county", town.county())
                .put("state", family.state().name())
                .put("zip", town.zip())
                .plan("valid_from", from);
    }

    private void flags(int percent) {
        if (family.state() == State.CT) {
            flags("CT_", 'a', CONNECTICUT_SHARES, percent);
        } else {
            flags("UT_", 'A', UTAH_SHARES, percent);
            if (first.program().model() == Model.PAT) {
                flags("PAT_", 'a', STRESSOR_SHARES, percent);
            }
        }
    }

    private void flags(String prefix, char letter, double[] shares, int percent) {
        for (int index = 0; index < shares.length; index++) {
            String code = prefix + (char) (letter + index);
            journal.enter("priority_flag", first.known())
                    .put("subject_id", dice.chance(0.5) ? first.adult().id() : family.household())
                    .put("flag_code", code)
                    .plan("as_of_date", first.from())
                    .put("value", value(code, shares[index], percent));
        }
    }

    private String value(String code, double share, int percent) {
        return switch (code) {
            case "CT_a" -> people.pregnancyId().isEmpty() ? "N" : dice.chance(share) ? "Y" : "N";
            case "CT_b" -> first.adult().isYoungerThan(20, first.from()) ? "Y" : "N";
            case "PAT_p" -> first.adult().isYoungerThan(21, first.from()) ? "Y" : "N";
            case "CT_d", "UT_A" -> percent < 100 ? "Y" : "N";
            case "PAT_h" -> percent <= 185 ? "Y" : "N";
            default -> dice.chance(0.03) ? "UNK" : dice.chance(share) ? "Y" : "N";
        };
    }

    private void sparkler() {
        int activated = first.from() + dice.between(0, 90);
        if (activated > family.servedUntil()) {
            return;
        }
        Entry entry = journal.enter("sparkler", Math.max(first.known(), activated + 1))
                .put("household_id", family.household())
                .plan("activated_date", activated)
                .plan("last_active_date", activated);
        int active = activated + dice.between(5, 500);
        if (active <= family.lastDay()) {
            entry.later(Math.max(active + 1, first.known() + 1), "last_active_date", Days.text(active));
        }
    }
}
