package org.hearth.sample;

/** Well-child visits and developmental screens of a child. */
final class ChildHealthRows {

    /** Start and end of the recommended visits in months from birth; the first two count in days. */
    private static final int[][] WELL_CHILD = {
        {2, 4}, {4, 6}, {6, 8}, {9, 11}, {12, 14}, {15, 17}, {18, 20}, {24, 31}, {36, 43}, {48, 55}
    };

    /** Questionnaire, window from and to in months and days; a caller screens inside the window. */
    private static final int[][] SCREENS = {
        {4, 3, 0, 4, 29, 45},
        {10, 9, 0, 10, 28, 81},
        {14, 13, 0, 14, 29, 40},
        {18, 17, 0, 18, 28, 83},
        {24, 23, 0, 25, 14, 83},
        {30, 28, 16, 31, 14, 80},
        {36, 35, 0, 38, 25, 55},
        {48, 45, 0, 50, 25, 55}
    };

    private final Family family;
    private final Child child;
    private final Dice dice;
    private final int start;
    private final int end;
    private final boolean isDelayed;

    ChildHealthRows(Family family, Child child, int start, int end) {
        this.family = family;
        this.child = child;
        this.dice = family.dice();
        this.start = start;
        this.end = end;
        this.isDelayed = dice.chance(0.1);
    }

    void tell() {
        newborn();
        wellChild(child.dob() + 3, child.dob() + 7);
        wellChild(child.dob() + 14, child.dob() + 34);
        for (int[] window : WELL_CHILD) {
            wellChild(child.months(window[0]), child.months(window[1]) - 1);
        }
        if (isDelayed && dice.chance(0.1)) {
            new ReferralRows(family).receipt(child.id(), "DEVELOPMENT", start, Math.max(start, child.known()));
        }
        for (int[] screen : SCREENS) {
            screen(screen);
        }
    }

    private void newborn() {
        if (start == child.dob() && dice.chance(0.6)) {
            row("NEWBORN_HOSPITAL", child.dob() + 1, child.dob() + 2, "Y").plan("visit_date", child.dob() + 1);
        }
    }

    private Entry row(String type, int happened, int told, String received) {
        return family.journal()
                .note("health_visit", Math.max(happened, told), child.known())
                .put("health_visit_id", family.id('X'))
                .put("person_id", child.id())
                .put("visit_type", type)
                .put("received", received);
    }

    private void wellChild(int from, int to) {
        boolean isServed = from <= end && to >= start - 120;
        if (!isServed) {
            return;
        }
        boolean goes = dice.chance(0.56);
        int day = goes ? dice.between(from, to) : dice.chance(0.3) ? to + dice.between(3, 25) : Days.NEVER;
        int told = family.visitIn(Math.max(start, goes ? day : to), to + 90);
        if (day <= family.lastDay() && day <= end + 10) {
            int asked = told == Days.NEVER ? Math.max(day, start) : Math.max(told, day);
            Entry entry =
                    row("WELL_CHILD", day, asked, "Y").plan("visit_date", day).plan("asked_date", asked);
            if (dice.chance(0.015)) {
                entry.corrected(entry.entered() + dice.between(2, 30), "visit_date", Days.text(day - 1));
            }
        } else if (told != Days.NEVER && dice.chance(0.85)) {
            row("WELL_CHILD", told, told, dice.chance(0.97) ? "N" : "UNK").plan("asked_date", told);
        }
    }

    // A child born three or more weeks early is screened by its corrected age until the second birthday.
    private int adjusted(int months) {
        int early = 40 - (int) Math.round(child.gestationDays() / 7.0);
        return early >= 3 && months < 23 ? child.dob() + 7 * early : child.dob();
    }

    private void screen(int[] screen) {
        int from = Days.plusMonths(adjusted(screen[0]), screen[1]) + screen[2];
        int to = Days.plusMonths(adjusted(screen[0]), screen[3]) + screen[4];
        if (from > end || to < start || !dice.chance(screen[5] / 100.0 + 0.05)) {
            return;
        }
        int day = family.visitIn(Math.max(start, from + dice.between(0, 15)), Math.min(end, to));
        if (day != Days.NEVER) {
            questionnaire(day, screen[0]);
        }
        if (day != Days.NEVER && screen[0] % 12 == 0 && dice.chance(0.5)) {
            screening(day, "SOCIAL_EMOTIONAL", "ASQSE2")
                    .put("form_months", screen[0] == 36 ? 36 : 24)
                    .put("score_total", dice.between(0, 20) * 5);
        }
    }

    private Entry screening(int day, String domain, String tool) {
        return family.journal()
                .note("screening", day, child.known())
                .put("screening_id", family.id('S'))
                .put("person_id", child.id())
                .put("domain", domain)
                .put("tool", tool)
                .plan("administered_date", day);
    }

    private void questionnaire(int day, int form) {
        boolean isPositive = dice.chance(isDelayed ? 0.75 : 0.09);
        int weak = isPositive ? dice.between(0, 4) : -1;
        String id = family.id('S');
        String[] domains = {"communication", "gross_motor", "fine_motor", "problem_solving", "personal_social"};
        Entry entry =
                screening(day, "DEVELOPMENT", "ASQ3").put("screening_id", id).put("form_months", form);
        int total = 0;
        for (int domain = 0; domain < domains.length; domain++) {
            // Every cut-off of the form lies between 10 and 45.
            int score = 5 * (domain == weak ? dice.between(0, 2) : dice.between(9, 12));
            total += score;
            entry.put(domains[domain], (double) score);
        }
        entry.put("score_total", total).put("declined", "N");
        if (isPositive) {
            new ReferralRows(family).development(child, day, id, entry.entered());
        }
    }
}
