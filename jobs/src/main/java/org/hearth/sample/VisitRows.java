package org.hearth.sample;

/** The home visits of a stay, who made them, and the attempts to reach a family that stopped coming. */
final class VisitRows {

    private static final int PANDEMIC = Days.of(2020, 3, 16);
    private static final int REOPENING = Days.of(2021, 7, 1);

    private final Family family;
    private final Stay stay;
    private final Dice dice;
    private final Journal journal;

    VisitRows(Family family, Stay stay) {
        this.family = family;
        this.stay = stay;
        this.dice = family.dice();
        this.journal = family.journal();
    }

    void tell() {
        stay.visits().forEach(this::visit);
        assignments();
        boolean isGone = stay.ending() == Ending.DISENGAGED || stay.ending() == Ending.NEVER_KEYED;
        if (isGone && stay.firstMissed() != Days.NEVER) {
            outreach(stay.firstMissed());
        }
    }

    private void visit(Visit visit) {
        String staff = stay.program().visitorOn(stay.post(), visit.day());
        int second = dice.between(14 * 4, 21 * 4) * 900;
        Entry entry = row(visit, staff, second);
        if (dice.chance(0.007)) {
            // The same visit keyed twice; somebody notices and deletes the copy.
            Entry copy = row(visit, staff, second);
            copy.deleted(copy.entered() + dice.between(1, 25));
        } else if (visit.isCompleted() && dice.chance(0.02)) {
            entry.corrected(entry.entered() + dice.between(1, 40), "duration_min", "600");
        }
    }

    private Entry row(Visit visit, String staff, int second) {
        Entry entry = journal.note("home_visit", visit.day(), stay.known())
                .put("visit_id", family.id('V'))
                .put("episode_id", stay.id())
                .put("staff_id", staff)
                .instant("scheduled_at", visit.day(), second)
                .put("status", visit.status());
        if (visit.isCompleted()) {
            entry.plan("visit_date", visit.day())
                    .put("mode", mode(visit.day()))
                    .put("concern_asked", hasChild(visit.day()) ? dice.answer(0.955, 0.02) : dice.answer(0.5, 0.5))
                    .put("duration_min", dice.between(7, 18) * 5);
            if (dice.chance(0.04)) {
                entry.put("co_visitor_staff_id", stay.program().supervisorOn(visit.day()));
            }
        } else if (visit.status().equals("CHECK_IN_ONLY")) {
            entry.plan("visit_date", visit.day()).put("mode", "PHONE");
        }
        return entry;
    }

    private boolean hasChild(int day) {
        return family.children().stream().anyMatch(child -> child.dob() <= day);
    }

    private String mode(int day) {
        double virtual = day < PANDEMIC ? 0.03 : day < REOPENING ? 0.85 : 0.35;
        return dice.chance(virtual)
                ? dice.chance(0.93) ? "VIRTUAL" : "PHONE"
                : dice.chance(0.9) ? "IN_HOME" : "ALTERNATE_LOCATION";
    }

    private void assignments() {
        int start = stay.from();
        String staff = stay.program().visitorOn(stay.post(), start);
        for (Visit visit : stay.visits()) {
            String now = stay.program().visitorOn(stay.post(), visit.day());
            if (!now.equals(staff) && visit.day() > start) {
                assignment(staff, start, visit.day() - 1);
                start = visit.day();
                staff = now;
            }
        }
        assignment(staff, start, stay.isOpen() ? Days.NEVER : Math.max(start, stay.lastVisit()));
    }

    private void assignment(String staff, int from, int to) {
        journal.enter("caseload_assignment", Math.max(stay.known(), from + dice.between(0, 3)))
                .put("episode_id", stay.id())
                .plan("valid_from", from)
                .put("staff_id", staff)
                .put("team_id", stay.program().posts().get(stay.post()).teamId())
                .event("valid_to", to);
    }

    private void outreach(int missed) {
        attempt(missed + dice.between(1, 9), "PHONE");
        attempt(missed + dice.between(10, 18), "MAIL");
        attempt(missed + dice.between(19, 29), "HOME_DROP_IN");
    }

    private void attempt(int day, String method) {
        if (day <= family.lastDay() && dice.chance(0.85)) {
            journal.note("contact_attempt", day, stay.known())
                    .put("attempt_id", family.id('C'))
                    .put("episode_id", stay.id())
                    .instant("attempted_at", day, dice.between(50_000, 82_000))
                    .put("method", method)
                    .put("outcome", dice.pick("NO_ANSWER", "NO_ANSWER", "LEFT_MESSAGE", "WRONG_CONTACT"))
                    .put("purpose", "DISENGAGEMENT_OUTREACH");
        }
    }
}
