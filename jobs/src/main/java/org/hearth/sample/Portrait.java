package org.hearth.sample;

/** What the people of a household share: name, race, ethnicity, language. */
record Portrait(Identity identity, String races, String hispanic, String origin, String language) {

    private static final Choice ORIGINS =
            Choice.of("PUERTO_RICAN 52, MEXICAN 12, DOMINICAN 12, CUBAN 3, OTHER 16, - 5");

    static Portrait draw(State state, Identity identity, Dice dice) {
        String races = state.races(dice);
        String hispanic = dice.chance(0.02) ? "DECLINED" : dice.chance(state.hispanicShare()) ? "Y" : "N";
        String origin = hispanic.equals("Y") ? ORIGINS.pick(dice) : "";
        boolean isSpanish = hispanic.equals("Y") && dice.chance(state.spanishShare() / state.hispanicShare());
        String language = isSpanish ? "SPA" : dice.chance(0.03) ? "OTHER" : "ENG";
        return new Portrait(identity, races, hispanic, origin, language);
    }

    /** The number of the invented person, such as Sample0042. */
    String number() {
        return identity.first().substring(identity.first().indexOf(' ') + 1);
    }
}
