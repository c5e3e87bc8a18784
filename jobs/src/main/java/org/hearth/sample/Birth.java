package org.hearth.sample;

/** The pregnancy or birth that brings a family to the program. */
record Birth(
        int arrival,
        boolean isPrenatal,
        int gestationAtArrival,
        int gestationDays,
        int dob,
        int lossOn,
        boolean isTwin) {

    static Birth draw(Dice dice, Model model, int arrival) {
        return dice.chance(model.prenatalShare()) ? expected(dice, model, arrival) : before(dice, model, arrival);
    }

    private static Birth expected(Dice dice, Model model, int arrival) {
        int gestation = model == Model.NFP ? dice.between(56, 194) : dice.between(63, 255);
        int term = Math.max(term(dice), gestation + dice.between(5, 20));
        int dob = arrival + term - gestation;
        boolean isLost = dice.chance(0.03);
        int lossOn = isLost ? dice.between(arrival + 7, dob - 3) : Days.NEVER;
        return new Birth(arrival, true, gestation, term, dob, lossOn, dice.chance(0.022));
    }

    private static Birth before(Dice dice, Model model, int arrival) {
        double age = Math.pow(dice.unit(), 1.5) * model.oldestMonths() * 30.4;
        return new Birth(arrival, false, 0, term(dice), arrival - 3 - (int) age, Days.NEVER, dice.chance(0.022));
    }

    static int term(Dice dice) {
        boolean isPreterm = dice.chance(0.11);
        return isPreterm
                ? 258 - (int) Math.min(60, dice.exponential(16))
                : (int) Math.min(294, Math.max(259, dice.around(275, 7)));
    }

    boolean isLoss() {
        return lossOn != Days.NEVER;
    }

    int due() {
        return dob + 280 - gestationDays;
    }
}
