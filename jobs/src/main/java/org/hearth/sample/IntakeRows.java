package org.hearth.sample;

/** How a family came: referral, screening, waiting, consents. */
final class IntakeRows {

    private static final Choice SOURCES = Choice.of(
            "WIC 12, LHD 8, FAMILY_PLANNING 4, PRENATAL_CARE 15, HOSPITAL 15, CLINIC 8, "
                    + "HELP_ME_GROW 8, EARLY_INTERVENTION 5, TRIBAL 1, CHILD_WELFARE 9, SELF 8, HV_PROGRAM 3, 211 2, OTHER 2");

    private final Family family;
    private final Dice dice;
    private final Journal journal;

    IntakeRows(Family family) {
        this.family = family;
        this.dice = family.dice();
        this.journal = family.journal();
    }

    static String referralId(Family family) {
        return family.household() + "-R0";
    }

    void tell(int referred) {
        Stay first = family.stays().get(0);
        Adult adult = first.adult();
        referral(referred, first);
        screening(referred, first);
        consents(adult, first);
        attempts(referred, adult);
        if (dice.chance(0.12)) {
            waitlist(referred + 2, first.from(), first.program(), adult.id(), adult.known());
        }
        if (dice.chance(0.15)) {
            unanswered(first.program(), referred);
        }
    }

    private void referral(int referred, Stay first) {
        String source = SOURCES.pick(dice);
        Entry entry = journal.enter("referral_in", first.adult().known())
                .put("referral_id", referralId(family))
                .instant("received_at", referred, dice.between(46_800, 75_600))
                .put("program_id", first.program().id())
                .put("source_type", source)
                .put("caregiver_id", first.adult().id())
                .put("consent", "Y")
                .instant("response_at", Days.plusWorkdays(referred, response()), 61_200)
                .put("response_status", "ACCEPTED");
        if (source.equals("CHILD_WELFARE")) {
            entry.put("voluntary_statement_given", dice.chance(0.97) ? "Y" : "N");
        }
    }

    private int response() {
        return dice.chance(0.9) ? dice.between(1, 2) : dice.between(3, 6);
    }

    private void screening(int referred, Stay first) {
        int screened = Math.min(first.from(), referred + dice.between(2, 10));
        int known = Math.max(screened, first.adult().known());
        journal.note("intake_screening", screened, known)
                .put("screening_id", family.id('I'))
                .put("referral_id", referralId(family))
                .put("program_id", first.program().id())
                .put("caregiver_id", first.adult().id())
                .event("screened_date", screened)
                .event("offered_date", screened)
                .event("accepted_date", Math.min(first.from(), screened + dice.between(0, 4)));
    }

    private void consents(Adult adult, Stay first) {
        consent(adult.id(), "OEC_PARTICIPATION", first.from(), first.known(), 1);
        consent(adult.id(), "MODEL", first.from(), first.known(), 0.97);
        consent(adult.id(), "CPS_RECORDS", first.from(), first.known(), 0.85);
        if (family.state() == State.UT) {
            for (int day = first.from(); day <= family.servedUntil(); day = Days.plusMonths(day, 12)) {
                consent(adult.id(), "UNIVERSAL", day, Math.max(day, first.known()), 0.92);
            }
        }
        for (Stay later : family.stays()) {
            if (!later.adult().id().equals(adult.id())) {
                consent(later.adult().id(), "MODEL", later.from(), later.known(), 0.97);
            }
        }
    }

    private void consent(String person, String type, int day, int notBefore, double share) {
        if (dice.chance(share)) {
            journal.note("consent", day, notBefore)
                    .put("person_id", person)
                    .put("consent_type", type)
                    .plan("signed_date", day)
                    .plan("expires_date", Days.plusMonths(day, 12));
        }
    }

    private void attempts(int referred, Adult adult) {
        for (int count = dice.between(0, 2); count > 0; count--) {
            int day = referred + dice.between(0, 3);
            journal.note("contact_attempt", day, adult.known())
                    .put("attempt_id", family.id('C'))
                    .put("referral_id", referralId(family))
                    .instant("attempted_at", day, dice.between(48_000, 80_000))
                    .put("method", dice.pick("PHONE", "PHONE", "TEXT", "EMAIL"))
                    .put("outcome", dice.pick("REACHED", "NO_ANSWER", "LEFT_MESSAGE"))
                    .put("purpose", "REFERRAL_FOLLOWUP");
        }
    }

    private void waitlist(int added, int removed, Program program, String caregiver, int known) {
        journal.enter("waitlist", Math.max(added, known))
                .put("waitlist_id", family.id('W'))
                .put("program_id", program.id())
                .put("caregiver_id", caregiver)
                .plan("added_date", added)
                .event("removed_date", removed)
                .later(removed + 2, "removal_reason", caregiver.isEmpty() ? "DECLINED" : "ENROLLED")
                .put("referred_elsewhere", dice.answer(0.6, 0.1))
                .instant("state_notified_at", added + 1, 60_000);
    }

    // Some referrals come to nothing; they count in referral and waiting figures all the same.
    private void unanswered(Program program, int referred) {
        String id = family.id('R');
        Entry entry = journal.enter("referral_in", referred)
                .put("referral_id", id)
                .instant("received_at", referred, dice.between(46_800, 75_600))
                .put("program_id", program.id())
                .put("source_type", SOURCES.pick(dice))
                .put("consent", dice.chance(0.8) ? "Y" : "N")
                .put("voluntary_statement_given", "Y");
        if (dice.chance(0.9)) {
            entry.instant("response_at", Days.plusWorkdays(referred, response()), 63_000)
                    .put("response_status", dice.pick("DECLINED", "UNREACHABLE", "NOT_ELIGIBLE", "WAITLISTED"));
        }
        if (dice.chance(0.3)) {
            waitlist(referred + 3, referred + dice.between(20, 150), program, "", referred);
        }
    }
}
