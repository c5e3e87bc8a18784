package org.hearth.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Calendar days as epoch-day numbers; their text is made once, since millions of cells repeat the same few thousand days. */
final class Days {

    static final int NEVER = Integer.MAX_VALUE;

    private static final int FIRST = of(LocalDate.of(1900, 1, 1));
    private static final String[] TEXT = texts();

    private Days() {}

    private static String[] texts() {
        String[] texts = new String[of(LocalDate.of(2080, 1, 1)) - FIRST];
        for (int offset = 0; offset < texts.length; offset++) {
            texts[offset] = date(FIRST + offset).toString();
        }
        return texts;
    }

    static int of(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    static int of(int year, int month, int day) {
        return of(LocalDate.of(year, month, day));
    }

    static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    static String text(int day) {
        return TEXT[day - FIRST];
    }

    static int plusMonths(int day, int months) {
        return of(date(day).plusMonths(months));
    }

    static int monthStart(int day) {
        return of(date(day).withDayOfMonth(1));
    }

    static int monthsBetween(int from, int to) {
        return (int) ChronoUnit.MONTHS.between(date(from), date(to));
    }

    /** The next weekday on or after a day; staff work Monday to Friday. */
    static int workday(int day) {
        // 1970-01-01 was a Thursday, so Saturday is 2 and Sunday is 3.
        int weekday = Math.floorMod(day, 7);
        return weekday == 2 ? day + 2 : weekday == 3 ? day + 1 : day;
    }

    /** The weekday that lies a number of working days later. */
    static int plusWorkdays(int day, int count) {
        int result = day;
        for (int done = 0; done < count; done++) {
            result = workday(result + 1);
        }
        return result;
    }

    static String at(int day, int second) {
        return text(day) + 'T' + two(second / 3600) + ':' + two(second / 60 % 60) + ':' + two(second % 60) + 'Z';
    }

    // Two of these stand on every row, which makes String.format too slow.
    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
