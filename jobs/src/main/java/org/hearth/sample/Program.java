package org.hearth.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program of one model at one organisation, with its posts; the supervisor's post is the first. */
record Program(
        int number,
        String id,
        String contractId,
        String orgId,
        Model model,
        int opened,
        double families,
        List<Post> posts) {

    // The posts are the supervisor's, the visitors', and last the manager's.
    private int visitors() {
        return posts.size() - 2;
    }

    /** The post that carries a family; families are spread evenly by their number. */
    int postOf(long family) {
        return 1 + (int) Math.floorMod(family, (long) visitors());
    }

    /** Who sees the families of a post on a day: its holder, else a colleague, else the supervisor. */
    String visitorOn(int post, int day) {
        int visitors = visitors();
        for (int step = 0; step < visitors; step++) {
            String staff = visiting(posts.get(1 + (post - 1 + step) % visitors), day);
            if (staff != null) {
                return staff;
            }
        }
        return supervisorOn(day);
    }

    private static @Nullable String visiting(Post post, int day) {
        for (Tenure tenure : post.tenures()) {
            if (tenure.isVisiting(day)) {
                return tenure.staffId();
            }
        }
        return null;
    }

    /** The supervisor who is known on a day; a new one is known from the third day. */
    String supervisorOn(int day) {
        List<Tenure> tenures = posts.get(0).tenures();
        String staff = tenures.get(0).staffId();
        for (Tenure tenure : tenures) {
            staff = tenure.from() + 3 <= day ? tenure.staffId() : staff;
        }
        return staff;
    }

    String site(int number) {
        return id + "-S" + number;
    }
}
