package org.hearth.sample;

/** What is asked about a child at home: feeding, sleep, reading, play, emergencies, insurance. */
final class ChildRows {

    private final Family family;
    private final Child child;
    private final Dice dice;
    private final Journal journal;
    private final int start;
    private final int end;

    ChildRows(Family family, Child child) {
        this.family = family;
        this.child = child;
        this.dice = family.dice();
        this.journal = family.journal();
        this.start = Math.max(child.dob(), family.stays().get(0).from());
        this.end = Math.min(family.servedUntil(), child.died() - 1);
    }

    void tell() {
        if (child.isIndex()) {
            feeding();
            sleep();
            reading();
            play();
            emergencies();
            insurance();
            new ChildHealthRows(family, child, start, end).tell();
            new WelfareRows(family, child, start, end).tell();
        }
        if (child.died() <= family.lastDay()) {
            death();
        }
    }

    private Entry asked(String entity, int day) {
        return journal.note(entity, day, child.known()).put("child_id", child.id());
    }

    private int visit(int from, int to) {
        return family.visitIn(from, Math.min(to, end));
    }

    private void feeding() {
        boolean isBreastfed = dice.chance(0.82);
        int weaned = child.dob() + (dice.chance(0.56) ? dice.between(190, 420) : dice.between(3, 178));
        int early = visit(Math.max(start, child.dob() + 4), child.dob() + 75);
        if (early != Days.NEVER) {
            fed(early, isBreastfed, weaned);
        }
        int half = child.months(6);
        int late = visit(Math.max(start, half + dice.between(0, 60)), child.months(12) - 1);
        if (late != Days.NEVER && dice.chance(0.92)) {
            fed(late, isBreastfed, weaned);
        }
    }

    private void fed(int day, boolean isBreastfed, int weaned) {
        boolean isStill = isBreastfed && weaned > day;
        Entry entry = asked("breastfeeding", day)
                .plan("observed_date", day)
                .put("any_breast_milk", dice.chance(0.02) ? "UNK" : isStill ? "Y" : "N");
        if (isBreastfed && !isStill) {
            entry.plan("stopped_date", weaned);
        }
    }

    private void sleep() {
        boolean isSafe = dice.chance(0.62);
        for (int age : new int[] {20, 110, 250}) {
            int day = visit(Math.max(start, child.dob() + age), Math.min(child.dob() + age + 80, child.months(12) - 1));
            if (day != Days.NEVER && dice.chance(0.88)) {
                int fault = isSafe ? dice.chance(0.06) ? dice.between(0, 2) : 3 : dice.between(0, 2);
                asked("safe_sleep", day)
                        .plan("observed_date", day)
                        .put("back_always", unknownOr(fault == 0 ? "N" : "Y"))
                        .put("bed_share", unknownOr(fault == 1 ? "Y" : "N"))
                        .put("soft_bedding", unknownOr(fault == 2 ? "Y" : "N"));
            }
        }
    }

    private String unknownOr(String value) {
        return dice.chance(0.015) ? "" : value;
    }

    private void reading() {
        boolean isDaily = dice.chance(0.66);
        for (int day = start + 15; day <= end; day += dice.between(150, 200)) {
            int asked = visit(day, day + 60);
            if (asked != Days.NEVER && dice.chance(0.93)) {
                boolean isNow = dice.chance(0.9) == isDaily;
                asked("literacy", asked)
                        .plan("observed_date", asked)
                        .put("days_read", isNow && dice.chance(0.7) ? 7 : dice.between(0, 6))
                        .put("days_story", dice.between(0, 6))
                        .put("days_sing", isNow ? 7 : dice.between(0, 6));
            }
        }
    }

    private void play() {
        Stay stay = family.stays().get(0);
        String tool = stay.program().model().tool(family.state());
        int from = Math.max(start, child.months(stay.program().model().toolFrom()));
        int to = Math.min(end, child.months(stay.program().model().toolTo()) - 1);
        boolean isUtah = family.state() == State.UT;
        for (int day = (isUtah ? start : from) + 20; day <= (isUtah ? end : to); day += dice.between(170, 280)) {
            int seen = visit(day, day + 70);
            if (seen < (isUtah ? Days.NEVER : to) && dice.chance(0.72)) {
                observation(seen, tool);
            }
        }
    }

    private void observation(int day, String tool) {
        for (Stay stay : family.stays()) {
            if (stay.adult().isPrimary() && stay.visitIn(day, day) == day) {
                journal.note("parent_child_observation", day, Math.max(child.known(), stay.known()))
                        .put("caregiver_id", stay.adult().id())
                        .put("child_id", child.id())
                        .plan("observed_date", day)
                        .put("tool", dice.chance(0.01) ? "" : tool);
                return;
            }
        }
    }

    private void emergencies() {
        for (int day = start + 40; day <= end; day += dice.between(140, 200)) {
            int asked = visit(day, day + 60);
            if (asked != Days.NEVER && dice.chance(0.95)) {
                asked("ed_inquiry", asked).plan("asked_date", asked);
                emergency(Math.max(start, asked - dice.between(1, 150)), asked);
            }
        }
    }

    private void emergency(int day, int told) {
        if (dice.chance(0.1)) {
            double roll = dice.unit();
            journal.note("ed_visit", told, child.known())
                    .put("ed_visit_id", family.id('Z'))
                    .put("child_id", child.id())
                    .plan("visit_date", day)
                    .put(
                            "reason",
                            roll < 0.34 ? "INJURY" : roll < 0.92 ? "ILLNESS" : roll < 0.95 ? "INGESTION" : "OTHER");
        }
    }

    private void insurance() {
        String payer = dice.chance(0.87) ? "MEDICAID_CHIP" : dice.chance(0.85) ? "PRIVATE_OTHER" : "NONE";
        for (int day = start; day <= end; day += dice.between(330, 380)) {
            int asked = visit(day, day + 90);
            if (asked != Days.NEVER) {
                journal.note("insurance", asked, child.known())
                        .put("person_id", child.id())
                        .plan("changed_date", asked)
                        .put("payer_group", payer);
            }
        }
    }

    private void death() {
        Stay last = family.stays().get(family.stays().size() - 1);
        journal.enter("death", Math.max(child.known(), child.died() + dice.between(1, 5)))
                .put("child_id", child.id())
                .plan("death_date", child.died())
                .instant("state_notified_at", child.died() + dice.between(0, 6), 64_000)
                .event("services_concluded_date", Math.max(child.died(), last.lastVisit()));
    }
}
