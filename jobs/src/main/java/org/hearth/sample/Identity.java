package org.hearth.sample;

import java.util.Locale;

/** The obviously invented name and the birth day of a family's first caregiver. */
record Identity(String first, String last, int dob) {

    private static final String[] FIRST = {"Testa", "Mocka", "Demona", "Fauxine", "Dummetta", "Samplia", "Protova"};
    private static final String[] LAST = {"Elm", "Oak", "Birch", "Maple", "Cedar", "Willow", "Alder", "Hazel", "Larch"};
    private static final Choice AGES = Choice.of("14 2, 16 3, 18 5, 20 7, 22 17, 26 17, 30 22, 35 17, 40 8, 45 2");
    private static final Choice AGES_FIRST_BIRTH =
            Choice.of("14 5, 16 9, 18 14, 20 16, 22 26, 26 16, 30 9, 35 4, 39 1");

    static Identity of(Network network, long family, Model model, int arrival) {
        Dice dice = network.dice("identity", family);
        Choice ages = model == Model.NFP ? AGES_FIRST_BIRTH : AGES;
        int age = Integer.parseInt(ages.pick(dice)) * 365 + dice.between(0, 1400);
        String first = dice.pick(FIRST) + String.format(Locale.ROOT, " Sample%04d", family);
        return new Identity(first, last(dice), arrival - age);
    }

    static String last(Dice dice) {
        // Commas, quotes and accents belong to real files; a reader must survive them.
        String extra = dice.chance(0.004) ? ", \"Junior\"" : dice.chance(0.004) ? " Núñez" : "";
        return "Fictitious-" + dice.pick(LAST) + extra;
    }
}
