package org.hearth.explain;

import java.util.List;
import java.util.Map;
import org.hearth.explain.Question.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a rule's table are to be explained: those that hold the values of {@code where} by column, belong to
 * the scope, and name {@code subject} in one of their ids. {@code limit} is the most that is listed of anything.
 */
public record TableQuestion(
        String table,
        List<String> states,
        @Nullable String period,
        @Nullable Scope scope,
        @Nullable String subject,
        Map<String, String> where,
        int limit) {

    public TableQuestion {
        states = List.copyOf(states);
        where = Map.copyOf(where);
    }
}
