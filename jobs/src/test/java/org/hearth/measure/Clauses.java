package org.hearth.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** The {@code when} clauses of a SQL text, and which of them were seen to hold and to fail. */
final class Clauses {
    private static final Pattern WORD = Pattern.compile("--[^\\n]*|'(?:[^']|'')*'|\\b(?:case|when|then|end)\\b");
    private static final Map<String, Set<Boolean>> SEEN = new ConcurrentHashMap<>();

    private final String name;
    private final String sql;
    private final StringBuilder watched = new StringBuilder();
    private final List<String> texts = new ArrayList<>();
    private final Deque<Frame> open = new ArrayDeque<>();
    private int copied;

    /** A {@code case}: what its values are compared with, empty where each clause is a condition. */
    private record Frame(int from, StringBuilder operand) {}

    private Clauses(String name, String sql) {
        this.name = name;
        this.sql = sql;
    }

    static Clauses of(String name, String sql) {
        Clauses clauses = new Clauses(name, sql);
        WORD.matcher(sql).results().forEach(clauses::read);
        clauses.copy(sql.length());
        return clauses;
    }

    /** The same text, in which every clause tells whether it held; a clause after one that held is not asked. */
    String watched(SparkSession spark) {
        UDF2<String, Boolean, Boolean> seen = Clauses::seen;
        spark.udf().register("seen", seen, DataTypes.BooleanType);
        return watched.toString();
    }

    /** The clauses that never held, or always did when they were asked. */
    List<String> unseen() {
        return Stream.of(true, false)
                .flatMap(held -> texts.stream()
                        .filter(text -> !SEEN.getOrDefault(key(text), Set.of()).contains(held))
                        .map(text -> (held ? "never true: " : "never false: ") + text))
                .toList();
    }

    private static Boolean seen(String key, Boolean held) {
        SEEN.computeIfAbsent(key, created -> ConcurrentHashMap.newKeySet()).add(Boolean.TRUE.equals(held));
        return held;
    }

    private void read(MatchResult word) {
        switch (word.group()) {
            case "case" -> open.push(new Frame(word.end(), new StringBuilder()));
            case "when" -> start(word);
            case "then" -> finish(word);
            case "end" -> open.pop();
            default -> {}
        }
    }

    private void start(MatchResult word) {
        Frame frame = open.element();
        String before = sql.substring(frame.from, word.start());
        if (copied <= frame.from && !before.isBlank()) {
            copy(frame.from);
            watched.append(' ');
            copied = word.start();
            frame.operand.append(before.trim());
        }
        copy(word.end());
        String text = texts.size() + ": when " + condition(word.end());
        texts.add(text);
        watched.append(" seen('").append(key(text)).append("', ");
        if (!frame.operand.isEmpty()) {
            watched.append(frame.operand).append(" = ");
        }
    }

    private void finish(MatchResult word) {
        copy(word.start());
        watched.append(") ");
    }

    private String condition(int from) {
        return sql.substring(from, sql.indexOf("then", from)).strip().replaceAll("\\s+", " ");
    }

    private String key(String text) {
        return name + " " + text.substring(0, text.indexOf(':'));
    }

    private void copy(int to) {
        watched.append(sql, copied, to);
        copied = to;
    }
}
