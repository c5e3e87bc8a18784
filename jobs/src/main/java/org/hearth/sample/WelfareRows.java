package org.hearth.sample;

/** What the child welfare agency answers about a child: quarterly matches, and reports where there are any. */
final class WelfareRows {

    private final Family family;
    private final Child child;
    private final Dice dice;
    private final int start;
    private final int end;

    WelfareRows(Family family, Child child, int start, int end) {
        this.family = family;
        this.child = child;
        this.dice = family.dice();
        this.start = start;
        this.end = end;
    }

    void tell() {
        String result = dice.chance(0.93) ? "SUBMITTED" : dice.chance(0.85) ? "NO_CONSENT" : "UNUSABLE";
        int since = start;
        for (int day = matchDay(Math.max(child.known(), start)); day <= family.lastDay() && since <= end; ) {
            family.journal()
                    .enter("maltreatment_match", day)
                    .put("child_id", child.id())
                    .plan("matched_date", day)
                    .put("result", result);
            if (result.equals("SUBMITTED")) {
                reports(since, Math.min(day, end), day);
            }
            since = day + 1;
            day = matchDay(since);
        }
    }

    // The agencies match on the twentieth of the last month of a quarter.
    private static int matchDay(int day) {
        int month = Days.date(day).getMonthValue();
        int quarterEnd = Days.plusMonths(Days.monthStart(day), (12 - month) % 3);
        return quarterEnd + 19 >= day ? quarterEnd + 19 : Days.plusMonths(quarterEnd, 3) + 19;
    }

    private void reports(int from, int to, int matched) {
        if (to < from || !dice.chance(0.0008 * (to - from + 1))) {
            return;
        }
        double roll = dice.unit();
        String disposition = roll < 0.42 ? "INVESTIGATED" : roll < 0.62 ? "ALTERNATIVE_RESPONSE" : "SCREENED_OUT";
        Entry entry = family.journal()
                .enter("maltreatment_report", matched)
                .put("report_id", family.id('M'))
                .put("child_id", child.id())
                .plan("received_date", dice.between(from, to))
                .put("disposition", disposition)
                .put("child_role", dice.chance(0.9) ? "VICTIM" : "OTHER");
        if (disposition.equals("INVESTIGATED")) {
            String finding = dice.chance(0.35) ? "SUBSTANTIATED" : "UNSUBSTANTIATED";
            entry.put("finding", "PENDING").later(Days.plusMonths(matched, 3), "finding", finding);
        }
    }
}
