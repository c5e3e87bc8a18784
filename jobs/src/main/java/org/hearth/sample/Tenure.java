package org.hearth.sample;

/** One person's time in a post, with at most one leave; the last day is {@link Days#NEVER} for someone still there. */
record Tenure(String staffId, int from, int to, int leaveFrom, int leaveTo) {

    /** Whether the person sees families on a day: hired a fortnight ago, not gone, not on leave. */
    boolean isVisiting(int day) {
        return from + 14 <= day && day <= to && (day < leaveFrom || day > leaveTo);
    }

    boolean hasLeft() {
        return to != Days.NEVER;
    }
}
