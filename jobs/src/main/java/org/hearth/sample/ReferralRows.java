package org.hearth.sample;

/** Referrals to other services and what came of them. */
final class ReferralRows {

    private final Family family;
    private final Dice dice;
    private final Journal journal;

    ReferralRows(Family family) {
        this.family = family;
        this.dice = family.dice();
        this.journal = family.journal();
    }

    /** A tobacco user is referred within three months, or is in a cessation service already. */
    void tobacco(Stay stay, int asked) {
        if (dice.chance(0.06)) {
            receipt(stay.adult().id(), "TOBACCO", stay.from() - dice.between(5, 90), stay.known());
            return;
        }
        int day = stay.visitIn(asked, stay.from() + 88);
        if (day != Days.NEVER && dice.chance(0.52)) {
            followed(referral(stay.adult().id(), "TOBACCO", "TOBACCO", day, stay.known(), ""), day, 0.3);
        }
    }

    /** A positive depression screen: most are referred, some already have care. */
    void depression(Stay stay, int screened, String screeningId, int notBefore) {
        if (dice.chance(0.1)) {
            receipt(stay.adult().id(), "DEPRESSION", screened - dice.between(10, 200), notBefore);
        } else if (dice.chance(0.75)) {
            int day = screened + dice.between(0, 6);
            followed(
                    referral(stay.adult().id(), "DEPRESSION", "MENTAL_HEALTH", day, notBefore, screeningId), day, 0.47);
        }
    }

    /** After a positive screen for violence the visitor nearly always gives information the same day. */
    void violence(Stay stay, int screened, String screeningId, int notBefore) {
        if (dice.chance(0.03)) {
            receipt(stay.adult().id(), "IPV", screened - 30, notBefore);
        } else if (dice.chance(0.86)) {
            Entry entry = referral(stay.adult().id(), "IPV", "IPV", screened, notBefore, screeningId);
            entry.event("information_given_date", screened);
            followed(entry, screened, 0.3);
        }
    }

    void substance(Stay stay, int screened, String screeningId, int notBefore) {
        if (dice.chance(0.7)) {
            int day = screened + dice.between(0, 9);
            followed(referral(stay.adult().id(), "SUBSTANCE", "SUD", day, notBefore, screeningId), day, 0.35);
        }
    }

    /** A positive developmental screen: support by the visitor, early intervention, another service, or nothing yet. */
    void development(Child child, int screened, String screeningId, int notBefore) {
        double roll = dice.unit();
        if (roll < 0.27) {
            int day = family.visitIn(screened + 1, screened + 45);
            if (day != Days.NEVER) {
                journal.note("developmental_support", day, notBefore)
                        .put("child_id", child.id())
                        .plan("support_date", day)
                        .put("screening_id", screeningId);
            }
        } else if (roll < 0.8) {
            earlyIntervention(child, screened + dice.between(0, 7), screeningId, notBefore);
        } else if (roll < 0.9) {
            int day = screened + dice.between(0, 7);
            int contact = day + dice.between(8, 45);
            referral(child.id(), "DEVELOPMENT", "COMMUNITY", day, notBefore, screeningId)
                    .event("first_contact_date", contact)
                    .later(contact + 2, "outcome", "SERVICE_RECEIVED");
        }
    }

    private void earlyIntervention(Child child, int day, String screeningId, int notBefore) {
        Entry entry = referral(child.id(), "DEVELOPMENT", "EARLY_INTERVENTION", day, notBefore, screeningId);
        if (dice.chance(0.1)) {
            entry.put("declined", "Y").put("outcome", "DECLINED");
        } else if (dice.chance(0.9)) {
            int evaluated = day + dice.between(14, 62);
            entry.event("evaluation_date", evaluated).later(evaluated + 2, "outcome", "SERVICE_RECEIVED");
        }
    }

    void receipt(String person, String need, int from, int notBefore) {
        journal.enter("service_receipt", notBefore)
                .put("person_id", person)
                .put("need", need)
                .plan("valid_from", from);
    }

    private Entry referral(String person, String need, String service, int day, int notBefore, String screeningId) {
        return journal.note("referral_out", day, notBefore)
                .put("referral_id", family.id('F'))
                .put("person_id", person)
                .put("need", need)
                .put("service_type", service)
                .plan("provided_date", day)
                .put("screening_id", screeningId)
                .put("declined", "N")
                .put("already_in_service", "N")
                .instant("followed_up_at", Days.plusWorkdays(day, dice.between(1, 4)), 60_000)
                .put("outcome", "PENDING");
    }

    private void followed(Entry entry, int day, double contactShare) {
        int told = day + dice.between(12, 80);
        if (dice.chance(contactShare)) {
            entry.event("first_contact_date", told - 2).later(told, "outcome", "SERVICE_RECEIVED");
        } else if (dice.chance(0.08)) {
            entry.put("declined", "Y").put("outcome", "DECLINED");
        } else {
            entry.later(told, "outcome", dice.pick("ON_WAITLIST", "DECLINED", "UNREACHABLE", "NOT_ELIGIBLE", "UNK"));
        }
    }
}
