package org.hearth.sample;

import java.util.List;

/** One person's work in a post: hire, assignment, leave, pay, training, supervision, departure. */
final class StaffStory {

    /** Days until the office has keyed a new hire; visits start later, so that every visit finds its visitor. */
    static final int KEYED_AFTER = 2;

    private static final Choice DEGREES = Choice.of("HS_GED 12, SOME_COLLEGE 10, AA 18, BA 42, MA 17, DOCTORATE 1");
    private static final Choice REASONS =
            Choice.of("VOLUNTARY 68, INVOLUNTARY 8, RETIRED 8, TRANSFER 7, END_OF_FUNDING 4, UNKNOWN 5");
    private static final List<String> TOPICS = List.of(
            "PRE_HEALTH",
            "PRE_OSHA",
            "PRE_FAMILY_VIOLENCE",
            "PRE_MATERNAL_HIV_SUD",
            "PRE_MANDATED_REPORT",
            "PRE_COMMUNICATION",
            "PRE_STRESS",
            "ORIENTATION",
            "FISCAL_CONTRACT",
            "SPARKLER",
            "ECIS",
            "CQI_PRACTICUM",
            "PERF_MEASURES",
            "MODEL_CORE");

    private final Network network;
    private final Program program;
    private final Post post;
    private final Tenure tenure;
    private final Journal journal;
    private final Dice dice;
    private final int last;

    StaffStory(Network network, Program program, Post post, Tenure tenure, Journal journal, Dice dice) {
        this.network = network;
        this.program = program;
        this.post = post;
        this.tenure = tenure;
        this.journal = journal;
        this.dice = dice;
        this.last = Math.min(tenure.to(), journal.lastDay());
    }

    void tell() {
        person();
        assignment();
        leave();
        training();
        if (post.isVisitor()) {
            supervision();
        }
        if (post.role().equals("CLINICAL_SUPERVISOR")) {
            reflectiveGroup();
            endorsement();
        }
        pay();
    }

    private Entry own(String entity, int day) {
        return journal.enter(entity, Math.max(day, tenure.from() + KEYED_AFTER)).put("staff_id", tenure.staffId());
    }

    private void person() {
        boolean isHispanic = dice.chance(network.state().hispanicShare() * 0.8);
        Entry staff = own("staff", tenure.from())
                .put("org_id", program.orgId())
                .plan("hire_date", tenure.from())
                .put("highest_degree", post.isVisitor() ? DEGREES.pick(dice) : dice.pick("BA", "MA", "MA"))
                .put("degree_field", dice.pick("SOCIAL_WORK", "NURSING", "EARLY_CHILDHOOD", "PSYCHOLOGY", "OTHER"))
                .put("years_relevant_experience", (double) dice.between(0, 15))
                .put("race_codes", network.state().races(dice))
                .put("hispanic", isHispanic ? "Y" : "N")
                .put("languages", isHispanic && dice.chance(0.8) ? "ENG;SPA" : "ENG");
        if (tenure.hasLeft()) {
            int notice = Math.max(tenure.from() + 5, tenure.to() - dice.between(5, 21));
            staff.instant("separation_notice_at", notice, 54_000)
                    .event("separation_date", tenure.to())
                    .later(tenure.to() + 2, "separation_reason", REASONS.pick(dice));
        }
    }

    private void assignment() {
        boolean changes = post.isVisitor() && last - tenure.from() > 500 && dice.chance(0.15);
        int change = changes ? tenure.from() + 300 : Days.NEVER;
        spell(tenure.from(), changes ? change - 1 : tenure.to(), post.fte());
        if (changes) {
            spell(change, tenure.to(), post.fte() > 0.8 ? 0.8 : 1.0);
        }
    }

    private void spell(int from, int to, double fte) {
        Entry spell = own("staff_assignment", from)
                .put("program_id", program.id())
                .put("role", post.role())
                .plan("valid_from", from)
                .event("valid_to", to)
                .put("fte", fte)
                .put("team_id", post.teamId())
                .put("paid_hours_week", fte * 40)
                .put("full_time", fte > 0.99 ? "Y" : "N");
        if (!post.role().equals("CLINICAL_SUPERVISOR")) {
            spell.put("supervisor_staff_id", program.supervisorOn(from));
        }
        int trained = tenure.from() + dice.between(35, 110);
        if (post.isVisitor() && (!tenure.hasLeft() || trained < tenure.to())) {
            spell.event("model_trained_date", trained);
        }
        if (network.state() == State.UT && post.isVisitor() && dice.chance(0.12)) {
            spell.put("reduced_hours_week", 6.0).plan("reduction_approved_date", from);
        }
    }

    private void leave() {
        if (tenure.leaveFrom() <= journal.lastDay()) {
            own("staff_leave", tenure.leaveFrom())
                    .plan("start_date", tenure.leaveFrom())
                    .put("leave_type", dice.pick("FMLA", "PARENTAL", "MEDICAL", "OTHER"))
                    .event("end_date", tenure.leaveTo())
                    .instant("state_notice_at", tenure.leaveFrom() + dice.between(0, 5), 55_000);
        }
    }

    private void training() {
        for (String topic : TOPICS) {
            int done = Days.workday(tenure.from() + dice.between(10, topic.startsWith("PRE_") ? 184 : 366));
            if (done <= last && dice.chance(0.985)) {
                course(topic, "C-" + topic, done);
            }
        }
        for (int day = tenure.from() + 300; day <= last; day += dice.between(330, 400)) {
            String text = Days.text(day).substring(0, 4);
            course("STATE_ANNUAL", "ANNUAL-" + text, Days.workday(day));
            course("IECMHC", "IECMHC-" + text, Days.workday(day + 20));
            course("IECMHC", "IECMHC-2-" + text, Days.workday(day + 150));
        }
    }

    private void course(String topic, String code, int done) {
        if (done <= last) {
            own("training", done + dice.between(0, 6))
                    .put("course_code", code)
                    .plan("completed_date", done)
                    .put("topic", topic)
                    .put("hours", (double) dice.between(1, 12));
        }
    }

    private void supervision() {
        int count = 0;
        for (int day = Days.workday(tenure.from() + 16); day <= last; day = Days.workday(day + dice.between(12, 20))) {
            boolean isJoint = dice.chance(0.12);
            session(
                    ++count,
                    isJoint ? "JOINT_VISIT" : dice.chance(0.7) ? "REFLECTIVE_INDIVIDUAL" : "ADMINISTRATIVE",
                    day);
        }
    }

    private void reflectiveGroup() {
        int count = 0;
        for (int day = Days.workday(tenure.from() + 20); day <= last; day = Days.workday(day + dice.between(27, 33))) {
            session(++count, "REFLECTIVE_GROUP", day);
        }
    }

    private void session(int count, String type, int day) {
        journal.note("supervision", day, tenure.from() + KEYED_AFTER)
                .put("supervision_id", tenure.staffId() + "-V" + count)
                .put("supervisee_id", tenure.staffId())
                .put("supervisor_id", type.equals("REFLECTIVE_GROUP") ? "" : program.supervisorOn(day - 10))
                .put("type", type)
                .plan("held_date", day)
                .put("minutes", type.equals("REFLECTIVE_GROUP") ? 120 : dice.between(30, 75));
    }

    private void endorsement() {
        int day = tenure.from() + dice.between(60, 400);
        for (String status : List.of("APPLIED", "IN_PROGRESS", "AWARDED")) {
            if (day <= last && dice.chance(0.8)) {
                own("endorsement", day + 3)
                        .put("scheme", "IMH_E")
                        .plan("status_date", day)
                        .put("category", "IFS_II")
                        .put("status", status);
            }
            day += dice.between(90, 330);
        }
    }

    private void pay() {
        double salary = (post.isVisitor() ? 47_000 : 66_000) + dice.between(0, 9) * 1000;
        int count = 0;
        for (int day = tenure.from(); day <= last; day = Days.plusMonths(tenure.from(), 12 * ++count)) {
            own("staff_salary", day)
                    .plan("effective_date", day)
                    .put("annualized_salary", salary * Math.pow(1.03, count))
                    .put("fte_at_rate", post.fte());
        }
        if (network.state() == State.UT && post.isVisitor()) {
            monthCosts(salary);
        }
    }

    private void monthCosts(double salary) {
        int month = Days.plusMonths(Days.monthStart(tenure.from()), 1);
        for (; Days.plusMonths(month, 1) <= last; month = Days.plusMonths(month, 1)) {
            own("staff_month_cost", Days.plusMonths(month, 1) + dice.between(3, 20))
                    .plan("month", month)
                    .put("salary_requested", salary / 12 * post.fte())
                    .put("benefits_requested", salary / 12 * post.fte() * 0.31)
                    .put("hours_worked", (double) Math.round(post.fte() * dice.between(140, 168)));
            if (dice.chance(0.01)) {
                waiver(month);
            }
        }
    }

    private void waiver(int month) {
        int requested = month + dice.between(5, 26);
        journal.enter("waiver", requested + 1)
                .put("waiver_id", tenure.staffId() + "-W" + Days.text(month).substring(0, 7))
                .put("staff_id", tenure.staffId())
                .plan("month", month)
                .instant("requested_at", requested, 58_000)
                .put("decision", "PENDING")
                .later(requested + 14, "decision", dice.chance(0.7) ? "APPROVED" : "DENIED")
                .later(requested + 14, "mitigation_pct", "0.50");
    }
}
