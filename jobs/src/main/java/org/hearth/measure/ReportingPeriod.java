package org.hearth.measure;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hearth.text.UsageException;

/**
 * A reporting period; both days belong to it. Ids: {@code FFY2026} (from October 1 of the year before),
 * {@code FFY2026Q2} (year to date), {@code SFY2026}, {@code SFY2026Q1}, {@code SFY2026H1} (from July 1 of the year
 * before), {@code CY2026Q1}, {@code 2026-05}, {@code 2026-01-01_2026-03-31}.
 */
public record ReportingPeriod(String id, LocalDate start, LocalDate end) {
    private static final Pattern YEAR = Pattern.compile("(FFY|SFY|CY)(\\d{4})(?:(Q)([1-4])|(H)([12]))?");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final Pattern RANGE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_(\\d{4}-\\d{2}-\\d{2})");

    public ReportingPeriod {
        if (end.isBefore(start)) {
            throw new UsageException("Period " + id + " ends before it starts: " + start + " to " + end);
        }
    }

    /** Reads an id; anything else is bad usage. */
    public static ReportingPeriod parse(String id) {
        Matcher year = YEAR.matcher(id);
        Matcher range = RANGE.matcher(id);
        if (year.matches()) {
            return ofYear(id, year);
        } else if (MONTH.matcher(id).matches()) {
            LocalDate first = LocalDate.parse(id + "-01");
            return new ReportingPeriod(id, first, first.plusMonths(1).minusDays(1));
        } else if (range.matches()) {
            return new ReportingPeriod(id, day(id, range.group(1)), day(id, range.group(2)));
        }
        throw new UsageException(
                "No such period: " + id
                        + ". Use FFY2026, FFY2026Q2, SFY2026, SFY2026Q1, SFY2026H1, CY2026Q1, 2026-05 or 2026-01-01_2026-03-31.");
    }

    private static LocalDate day(String id, String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new UsageException("Period " + id + " names no day: " + text, e);
        }
    }

    private static ReportingPeriod ofYear(String id, Matcher year) {
        LocalDate start = startOf(year.group(1), Integer.parseInt(year.group(2)));
        if (year.group(3) != null) {
            int quarter = Integer.parseInt(year.group(4));
            LocalDate first = year.group(1).equals("FFY") ? start : start.plusMonths(3L * (quarter - 1));
            return new ReportingPeriod(id, first, start.plusMonths(3L * quarter).minusDays(1));
        } else if (year.group(5) != null) {
            LocalDate first = start.plusMonths(6L * (Integer.parseInt(year.group(6)) - 1));
            return new ReportingPeriod(id, first, first.plusMonths(6).minusDays(1));
        }
        return new ReportingPeriod(id, start, start.plusYears(1).minusDays(1));
    }

    private static LocalDate startOf(String kind, int year) {
        return switch (kind) {
            case "FFY" -> LocalDate.of(year - 1, Month.OCTOBER, 1);
            case "SFY" -> LocalDate.of(year - 1, Month.JULY, 1);
            default -> LocalDate.of(year, Month.JANUARY, 1);
        };
    }

    /** The federal year that holds the day, and the one before it. */
    public static List<ReportingPeriod> currentAndPrevious(LocalDate day) {
        int year = day.getMonthValue() >= 10 ? day.getYear() + 1 : day.getYear();
        return List.of(parse("FFY" + year), parse("FFY" + (year - 1)));
    }

    /** The period a year earlier has the same start and end, a year before. */
    public LocalDate previousStart() {
        return start.minusYears(1);
    }
}
