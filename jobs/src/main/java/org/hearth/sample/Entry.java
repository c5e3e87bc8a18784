package org.hearth.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One record as people key it: first saved on a day, amended on later days, perhaps deleted. */
final class Entry {

    private record Amendment(int day, int position, String value) {}

    private final Entity entity;
    private final int entered;
    private final int second;
    private final String[] values;
    private @Nullable List<Amendment> amendments;
    private int deletedOn = Days.NEVER;

    Entry(Entity entity, int entered, int second) {
        this.entity = entity;
        this.entered = entered;
        this.second = second;
        this.values = new String[entity.columns().size()];
        Arrays.fill(values, "");
    }

    Entity entity() {
        return entity;
    }

    int entered() {
        return entered;
    }

    Entry put(String column, String value) {
        values[entity.position(column)] = value;
        return this;
    }

    Entry put(String column, int value) {
        return put(column, Integer.toString(value));
    }

    Entry put(String column, double value) {
        return put(
                column,
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString());
    }

    /** A day that may lie ahead, such as a due date. */
    Entry plan(String column, int day) {
        return put(column, Days.text(day));
    }

    /** The day of an event; one that lies ahead becomes known two days after it happened. */
    Entry event(String column, int day) {
        if (day == Days.NEVER) {
            return this;
        }
        return day <= entered ? plan(column, day) : later(day + 2, column, Days.text(day));
    }

    Entry instant(String column, int day, int secondOfDay) {
        String text = Days.at(day, secondOfDay);
        return day <= entered ? put(column, text) : later(day, column, text);
    }

    /** A value that somebody keys on a later day. */
    Entry later(int day, String column, String value) {
        if (day <= entered) {
            return put(column, value);
        }
        if (amendments == null) {
            amendments = new ArrayList<>(2);
        }
        amendments.add(new Amendment(day, entity.position(column), value));
        return this;
    }

    /** The column held a wrong value until somebody corrected it. */
    Entry corrected(int day, String column, String wrong) {
        String right = values[entity.position(column)];
        return day <= entered ? this : put(column, wrong).later(day, column, right);
    }

    Entry deleted(int day) {
        deletedOn = Math.max(day, entered + 1);
        return this;
    }

    /** Hands out the row of the full extract and of every night on which the record changed. */
    void deliver(int fullDay, int lastDay, RowSink sink) {
        if (amendments != null) {
            amendments.sort(Comparator.comparingInt(Amendment::day));
        }
        if (entered <= fullDay && deletedOn > fullDay) {
            sink.row(0, entity, version(fullDay, ""));
        }
        for (int day : changeDays()) {
            if (day > fullDay && day <= lastDay) {
                sink.row(day - fullDay, entity, version(day, operation(day)));
            }
        }
    }

    private Iterable<Integer> changeDays() {
        if (amendments == null && deletedOn == Days.NEVER) {
            return List.of(entered);
        }
        TreeSet<Integer> days = new TreeSet<>(List.of(entered));
        if (amendments != null) {
            amendments.forEach(amendment -> days.add(amendment.day()));
        }
        days.add(deletedOn);
        days.removeIf(day -> day > deletedOn || day == Days.NEVER);
        return days;
    }

    private String operation(int day) {
        return day == deletedOn ? "D" : day == entered ? "I" : "U";
    }

    private String[] version(int day, String operation) {
        String[] row = values.clone();
        int changed = entered;
        if (amendments != null) {
            for (Amendment amendment : amendments) {
                if (amendment.day() <= day) {
                    row[amendment.position()] = amendment.value();
                    changed = Math.max(changed, amendment.day());
                }
            }
        }
        int last = row.length - 1;
        row[last - 2] = operation;
        row[last - 1] = Days.at(entered, second);
        row[last] = Days.at(operation.equals("D") ? day : changed, changed == entered ? second : second + 60);
        return row;
    }
}
