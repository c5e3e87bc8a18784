package org.hearth.sample;

/** A program with its sites, capacity, service area and posts. */
final class ProgramStory {

    private final Network network;
    private final Program program;
    private final Journal journal;
    private final Dice dice;

    ProgramStory(Network network, Program program, Journal journal, Dice dice) {
        this.network = network;
        this.program = program;
        this.journal = journal;
        this.dice = dice;
    }

    void tell() {
        boolean isLead = network.isLead(program);
        journal.enter("program", program.opened())
                .put("program_id", program.id())
                .put("contract_id", program.contractId())
                .put("org_id", program.orgId())
                .put("program_name", "Sample " + program.model() + " Program " + (program.number() + 1))
                .put("model", program.model().name())
                .put("role", isLead ? "LEAD" : "SUB")
                .plan("start_date", program.opened());
        site(1);
        site(2);
        if (network.state() == State.UT) {
            capacity();
        }
        if (network.state() == State.UT) {
            serviceArea(0);
            serviceArea(1);
        }
        program.posts().forEach(this::post);
    }

    private void site(int number) {
        Town town = network.state().town(program.number() + number - 1);
        journal.enter("site", program.opened())
                .put("site_id", program.site(number))
                .put("program_id", program.id())
                .put("site_name", town.name() + " Sample Center")
                .put("town", town.name())
                .put("county", town.county())
                .put("region", town.region());
    }

    private void capacity() {
        int first = Days.date(network.request().firstDay()).getYear() - 1;
        int last = Days.date(network.request().lastDay()).getYear();
        double capacity = Math.max(3, program.families() * 1.12) / Math.pow(1.02, Math.max(1, last - first));
        for (int year = first; year <= last; year++, capacity *= 1.02) {
            int approved = Days.of(year, 8, 20);
            if (approved <= journal.lastDay()) {
                journal.enter("program_capacity", Math.max(approved + 2, program.opened()))
                        .put("program_id", program.id())
                        .put("grant_year", year)
                        .put("max_capacity", (int) Math.max(3, Math.round(capacity)))
                        .plan("approved_date", approved);
            }
        }
    }

    private void serviceArea(int offset) {
        String county = network.state().town(program.number() + offset).county();
        boolean isRepeated = offset > 0
                && county.equals(network.state().town(program.number()).county());
        if (!isRepeated) {
            journal.enter("service_area", program.opened())
                    .put("program_id", program.id())
                    .put("county", county)
                    .plan("valid_from", program.opened());
        }
    }

    private void post(Post post) {
        int first = post.tenures().get(0).from();
        journal.enter("position", program.opened())
                .put("position_id", post.positionId())
                .put("program_id", program.id())
                .put("role", post.role())
                .put("fte", post.fte())
                .put("funded", "Y")
                .plan("posted_date", program.opened() - 40)
                .plan("valid_from", program.opened());
        if (first > program.opened()) {
            vacancy(post, program.opened(), post.tenures().get(0));
        }
        for (int turn = 0; turn < post.tenures().size(); turn++) {
            Tenure tenure = post.tenures().get(turn);
            new StaffStory(network, program, post, tenure, journal, dice).tell();
            boolean isRefilled = turn + 1 < post.tenures().size();
            if (tenure.hasLeft() && (!isRefilled || post.tenures().get(turn + 1).from() > tenure.to() + 1)) {
                vacancy(post, tenure.to() + 1, isRefilled ? post.tenures().get(turn + 1) : tenure);
            }
        }
    }

    private void vacancy(Post post, int start, Tenure next) {
        if (start > journal.lastDay()) {
            return;
        }
        Entry vacancy = journal.enter("vacancy", start)
                .put("position_id", post.positionId())
                .plan("vacancy_start", start);
        if (next.from() > start) {
            int known = next.from() + StaffStory.KEYED_AFTER;
            vacancy.later(known, "filled_date", Days.text(next.from()))
                    .later(known, "filled_by_staff_id", next.staffId());
        }
    }
}
