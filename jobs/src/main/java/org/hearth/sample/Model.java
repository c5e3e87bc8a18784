package org.hearth.sample;

/** The home-visiting models: whom they enroll, how long they serve, what they observe with. */
enum Model {
    CF(12, 12, 0.06, 58, 72, 13, "HOME", 0, 70),
    EHS(12, 12, 0.25, 26, 36, 36, "PICCOLO", 10, 36),
    HFA(12, 12, 0.55, 2, 60, 42, "CHEERS", 4, 58),
    NFP(25, 25, 1.0, 0, 24, 33, "DANCE", 2, 23),
    PAT(12, 18, 0.3, 40, 66, 36, "KIPS", 3, 66);

    private final int slotsConnecticut;
    private final int slotsUtah;
    private final double prenatalShare;
    private final int oldestMonths;
    private final int servedMonths;
    private final int longestMonths;
    private final String tool;
    private final int toolFrom;
    private final int toolTo;

    Model(
            int slotsConnecticut,
            int slotsUtah,
            double prenatalShare,
            int oldestMonths,
            int servedMonths,
            int longestMonths,
            String tool,
            int toolFrom,
            int toolTo) {
        this.slotsConnecticut = slotsConnecticut;
        this.slotsUtah = slotsUtah;
        this.prenatalShare = prenatalShare;
        this.oldestMonths = oldestMonths;
        this.servedMonths = servedMonths;
        this.longestMonths = longestMonths;
        this.tool = tool;
        this.toolFrom = toolFrom;
        this.toolTo = toolTo;
    }

    /** Families a full-time visitor carries; in Child First a team of two does. */
    int slots(State state) {
        return state == State.UT ? slotsUtah : slotsConnecticut;
    }

    double prenatalShare() {
        return prenatalShare;
    }

    /** Age in months up to which a child may enroll. */
    int oldestMonths() {
        return oldestMonths;
    }

    /** Age in months at which service ends. */
    int servedMonths() {
        return servedMonths;
    }

    int longestMonths() {
        return longestMonths;
    }

    String tool(State state) {
        return state == State.UT ? "HOME" : tool;
    }

    int toolFrom() {
        return toolFrom;
    }

    int toolTo() {
        return toolTo;
    }
}
