package org.hearth.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The programs of a state and their staff over the years, sized so that the families of the request keep them full. */
final class Network {

    private static final double MEAN_STAY_YEARS = 1.15;
    private static final double FAMILIES_PER_PROGRAM = 60;

    private final SampleRequest request;
    private final State state;
    private final double firstCohort;
    private final List<Program> programs;

    Network(SampleRequest request) {
        this.request = request;
        this.state = State.of(request.state());
        // Families who arrive in the first half year are those who would have been there; later ones replace who
        // leaves.
        this.firstCohort = 1 / (1 + Math.max(0.1, request.years() - 0.5) / MEAN_STAY_YEARS);
        int count = (int) Math.max(state.modelCount() * 2L, Math.round(active() / FAMILIES_PER_PROGRAM));
        List<Program> made = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            made.add(program(number, active() / count));
        }
        this.programs = List.copyOf(made);
    }

    private double active() {
        return request.families() * firstCohort;
    }

    SampleRequest request() {
        return request;
    }

    State state() {
        return state;
    }

    List<Program> programs() {
        return programs;
    }

    /** Connecticut's programs are a contract's lead and its subcontractor in turn. */
    boolean isLead(Program program) {
        return state == State.UT || program.number() % 2 == 0;
    }

    Program program(Dice dice) {
        return programs.get(dice.between(0, programs.size() - 1));
    }

    Dice dice(String purpose, long number) {
        return new Dice(request.seed(), state.prefix() + purpose, number);
    }

    /** The day on which a family first signs up. */
    int arrival(Dice dice) {
        int half = request.firstDay() + 182;
        return dice.chance(firstCohort)
                ? dice.between(request.firstDay(), half)
                : dice.between(half, Math.max(half, request.lastDay()));
    }

    private Program program(int number, double families) {
        Dice dice = dice("program", number);
        Model model = state.model(number);
        String id = String.format(Locale.ROOT, "%s-P%04d", state.prefix(), number + 1);
        int opened = Days.monthStart(request.firstDay() - 370);
        return new Program(
                number,
                id,
                contractId(number / 2),
                orgId(number),
                model,
                opened,
                families,
                posts(id, model, families, opened, dice));
    }

    String contractId(int contract) {
        return String.format(Locale.ROOT, "%s-C%04d", state.prefix(), contract + 1);
    }

    /** Every program has an organisation of its own: the lead agency, or the subcontractor under it. */
    String orgId(int program) {
        return String.format(Locale.ROOT, "%s-O%04d", state.prefix(), program + 1);
    }

    private List<Post> posts(String id, Model model, double families, int opened, Dice dice) {
        List<Post> posts = new ArrayList<>();
        posts.add(post(id + "-01", "CLINICAL_SUPERVISOR", "", 1, opened, dice));
        int full = (int) Math.max(1, Math.round(families / (model.slots(state) * 0.86)));
        for (int number = 0; number < full; number++) {
            double fte = dice.chance(0.78) ? 1 : dice.chance(0.5) ? 0.8 : 0.5;
            String position = String.format(Locale.ROOT, "%s-%02d", id, posts.size() + 1);
            if (model == Model.CF) {
                posts.add(post(position + "a", "CLINICIAN", position, 1, opened, dice));
                posts.add(post(position + "b", "CARE_COORDINATOR", position, 1, opened, dice));
            } else {
                posts.add(post(position, "HOME_VISITOR", "", fte, opened, dice));
            }
        }
        posts.add(post(id + "-PM", "PROGRAM_MANAGER", "", 0.5, opened, dice));
        return List.copyOf(posts);
    }

    private Post post(String position, String role, String team, double fte, int opened, Dice dice) {
        List<Tenure> tenures = new ArrayList<>();
        boolean isVisitor = !role.equals("CLINICAL_SUPERVISOR") && !role.equals("PROGRAM_MANAGER");
        int from = opened + dice.between(0, 30) * (isVisitor ? 1 : 0);
        while (from <= request.lastDay()) {
            int days = 120 + (int) dice.exponential(isVisitor ? 1150 : 2200);
            int to = from + days > request.lastDay() ? Days.NEVER : Days.workday(from + days);
            tenures.add(tenure(position + "-" + (tenures.size() + 1), from, to, isVisitor, dice));
            if (to == Days.NEVER) {
                break;
            }
            // A supervisor is replaced the next day, so that somebody always answers for the families.
            from = isVisitor ? Days.workday(to + 1 + dice.between(10, 80)) : to + 1;
        }
        return new Post(position, role, team, fte, List.copyOf(tenures));
    }

    private Tenure tenure(String staffId, int from, int to, boolean takesLeave, Dice dice) {
        int leaveFrom = from + dice.between(200, 900);
        int leaveTo = leaveFrom + dice.between(28, 84);
        int end = Math.min(to, request.lastDay());
        boolean hasLeave = takesLeave && dice.chance(0.35) && leaveTo < Math.max(end, to);
        return hasLeave && leaveFrom < end
                ? new Tenure(staffId, from, to, leaveFrom, leaveTo)
                : new Tenure(staffId, from, to, Days.NEVER, Days.NEVER);
    }
}
