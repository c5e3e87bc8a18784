package org.hearth.sample;

import java.util.HashSet;
import java.util.Set;

/** Screens of primary caregivers for depression, violence and substance use. */
final class ScreeningRows {

    private final Family family;
    private final Birth birth;
    private final Dice dice;
    private final Journal journal;
    private final ReferralRows referrals;

    ScreeningRows(Family family, Birth birth) {
        this.family = family;
        this.birth = birth;
        this.dice = family.dice();
        this.journal = family.journal();
        this.referrals = new ReferralRows(family);
    }

    void tell() {
        Set<String> told = new HashSet<>();
        for (Stay stay : family.stays()) {
            if (stay.adult().isPrimary() && told.add(stay.adult().id())) {
                depression(stay);
                violence(stay);
                substance(stay);
            }
        }
    }

    private void depression(Stay stay) {
        boolean isPrenatal = birth.dob() > stay.from() && !birth.isLoss();
        int clock = isPrenatal ? birth.dob() : stay.from();
        if (isPrenatal && dice.chance(0.8)) {
            depressionScreen(stay, stay.visitIn(stay.from() + 5, birth.dob() - 1));
        }
        boolean isInTime = dice.chance(0.91);
        int due = Days.plusMonths(clock, 3);
        int first = isInTime ? stay.visitIn(clock + dice.between(1, 45), due) : stay.visitIn(due + 1, due + 120);
        if (!isInTime && dice.chance(0.4)) {
            return;
        }
        depressionScreen(stay, first);
        for (int day = clock + 365; day <= stay.to(family.state(), family.lastDay()); day += 365) {
            depressionScreen(stay, stay.visitIn(day, day + 90));
        }
    }

    private void depressionScreen(Stay stay, int day) {
        if (day == Days.NEVER || day > family.lastDay()) {
            return;
        }
        boolean isEpds = family.state() == State.UT || dice.chance(0.75);
        int score = (int) Math.min(isEpds ? 30 : 27, dice.exponential(5.6));
        Entry entry = screen(stay, "DEPRESSION", isEpds ? "EPDS" : "PHQ9", day)
                .put("self_harm_item", score > 12 && dice.chance(0.15) ? 1 : 0);
        String id = scored(entry, score, "D");
        if (score >= 10) {
            referrals.depression(stay, day, id, entry.entered());
        }
    }

    // Ids are taken before the score so that a correction or a decline never shifts the later ids of the family.
    private String scored(Entry entry, int score, String purpose) {
        String id = family.id('S');
        entry.put("screening_id", id);
        if (purpose.equals("D") && dice.chance(0.012)) {
            entry.put("declined", "Y");
        } else {
            entry.put("score_total", score).put("declined", "N");
            if (dice.chance(0.01)) {
                entry.corrected(
                        entry.entered() + dice.between(2, 50), "score_total", Integer.toString(Math.max(4, score - 1)));
            }
        }
        return id;
    }

    private Entry screen(Stay stay, String domain, String tool, int day) {
        return journal.note("screening", day, stay.known())
                .put("person_id", stay.adult().id())
                .put("domain", domain)
                .put("tool", tool)
                .plan("administered_date", day);
    }

    private void violence(Stay stay) {
        int due = Days.plusMonths(stay.from(), 6);
        boolean isInTime = dice.chance(0.79);
        int day = isInTime ? stay.visitIn(stay.from() + dice.between(3, 110), due) : stay.visitIn(due + 5, due + 200);
        if (day == Days.NEVER || (!isInTime && dice.chance(0.5))) {
            return;
        }
        boolean isPositive = dice.chance(0.11);
        boolean isHits = family.state() == State.UT || dice.chance(0.6);
        int score = isHits
                ? isPositive ? dice.between(11, 18) : dice.between(4, 9)
                : isPositive ? dice.between(20, 42) : dice.between(10, 18);
        Entry entry = screen(stay, "IPV", isHits ? "HITS" : "RAT", day);
        String id = scored(entry, score, "V");
        if (isPositive) {
            referrals.violence(stay, day, id, entry.entered());
        }
    }

    private void substance(Stay stay) {
        int day = stay.visitIn(stay.from() + dice.between(3, 60), Days.plusMonths(stay.from(), 3));
        if (day == Days.NEVER || !dice.chance(0.65)) {
            return;
        }
        boolean isPositive = dice.chance(0.08);
        Entry entry = screen(stay, "SUBSTANCE", "UNCOPE", day);
        String id = scored(entry, isPositive ? dice.between(2, 5) : dice.between(0, 1), "S");
        if (isPositive) {
            referrals.substance(stay, day, id, entry.entered());
        }
    }
}
