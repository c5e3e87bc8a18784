package org.hearth.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hearth.config.Options;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.MeasureSpec;
import org.hearth.measure.ReportingPeriod;
import org.hearth.text.UsageException;
import org.jspecify.annotations.Nullable;

/** The demonstration of improvement: every measure against the mean of the years before, by benchmark area. */
public final class Improvement {
    private static final List<Grid.Column> COLUMNS = List.of(
            new Grid.Column("baseline", "Baseline", 9),
            new Grid.Column("value", "Year assessed", 9),
            new Grid.Column("change", "Change for the better", 11),
            new Grid.Column("denominator", "Denominator", 10),
            new Grid.Column("missing_share", "Share missing", 10),
            new Grid.Column("verdict", "Improved", 30));
    private static final String YES = "yes";

    private final Head head;
    private final MeasureCatalog catalog;
    private final Map<String, Result> results;
    private final Map<String, String> options;

    /** {@code results} are those of the year assessed and of the years before it. */
    public Improvement(Head head, MeasureCatalog catalog, List<Result> results) {
        this.head = head;
        this.catalog = catalog;
        this.results = results.stream()
                .collect(Collectors.toMap(result -> key(result.periodId(), result.measureId()), result -> result));
        this.options = head.release().options();
    }

    /** The assessment of a lake's release. */
    public static Document of(FormLake lake) {
        Head head = lake.head();
        if (!head.period().id().matches("FFY\\d{4}")) {
            throw new UsageException("Improvement is assessed for a federal year, such as FFY2026, not for "
                    + head.period().id() + ".");
        }
        lake.rows("measure_result");
        List<String> years = new ArrayList<>(List.of(head.period().id()));
        years.addAll(new Improvement(head, MeasureCatalog.load(), List.of()).baselineYears());
        List<Result> results = lake.rows("measure_result", years).stream()
                .filter(Result::isOverall)
                .map(Result::of)
                .toList();
        return new Improvement(head, MeasureCatalog.load(), results).document();
    }

    private static String key(String periodId, String measureId) {
        return periodId + "/" + measureId;
    }

    private double option(String key) {
        Object fallback = Objects.requireNonNull(Options.rules(Map.of()).get("doi." + key))
                .fallback();
        return Double.parseDouble(options.getOrDefault("doi." + key, String.valueOf(fallback)));
    }

    private List<String> baselineYears() {
        ReportingPeriod period = head.period();
        return IntStream.rangeClosed(1, (int) option("baseline_years"))
                .mapToObj(back -> "FFY" + (period.end().getYear() - back))
                .toList();
    }

    /** What became of one measure; without {@code reason} it could be assessed. */
    private record Verdict(
            Measure measure, Result result, @Nullable Double baseline, @Nullable Double change, String reason) {
        boolean isAssessable() {
            return reason.isEmpty();
        }

        boolean isImproved() {
            return isAssessable() && change != null && change > 0;
        }
    }

    public Document document() {
        Map<String, List<Verdict>> areas = new LinkedHashMap<>();
        catalog.measures().stream()
                .filter(measure -> !measure.id().startsWith("o"))
                .forEach(measure -> areas.computeIfAbsent(measure.spec().area(), area -> new ArrayList<>())
                        .add(verdict(measure)));
        List<Section> sections = new ArrayList<>(List.of(summary(areas)));
        areas.forEach((area, verdicts) -> sections.add(section(area, verdicts)));
        sections.add(new OptionsTable(catalog, options).section(List.of("doi")));
        return new Document(
                "improvement",
                "MIECHV demonstration of improvement",
                head.subtitle(),
                head.facts(),
                sections,
                List.of(),
                footnotes(),
                List.of("Program officer", "Authorized official"));
    }

    private Verdict verdict(Measure measure) {
        Result result = result(head.period().id(), measure);
        List<String> years = baselineYears();
        List<String> without = years.stream()
                .filter(year -> result(year, measure).value() == null)
                .toList();
        if (result.value() == null || result.denominator() < option("min_den")) {
            return new Verdict(measure, result, null, null, "not assessed: too few to count");
        } else if (result.missingShare() > option("max_missing_share")) {
            return new Verdict(measure, result, null, null, "not assessed: too much is missing");
        } else if (!without.isEmpty()) {
            return new Verdict(measure, result, null, null, "not assessed: no value for " + String.join(", ", without));
        }
        double baseline = years.stream()
                .map(year -> result(year, measure).value())
                .mapToDouble(value -> value == null ? 0 : value)
                .average()
                .orElse(0);
        int sign = measure.spec().direction() == MeasureSpec.Direction.down ? -1 : 1;
        return new Verdict(measure, result, baseline, sign * (result.value() - baseline), "");
    }

    private Result result(String year, Measure measure) {
        return results.getOrDefault(key(year, measure.id()), Result.empty(year, measure.id()));
    }

    private static Section section(String area, List<Verdict> verdicts) {
        List<Grid.Line> lines = verdicts.stream().map(Improvement::line).toList();
        return new Section(
                "Benchmark area " + area,
                "",
                List.of(new Grid(
                        "area_"
                                + area.substring(0, Math.max(1, area.indexOf(' ')))
                                        .toLowerCase(Locale.ROOT),
                        "",
                        "Measure",
                        COLUMNS,
                        lines,
                        "")));
    }

    private static Grid.Line line(Verdict verdict) {
        Cell.Kind kind = Form2.kind(verdict.measure());
        Result result = verdict.result();
        return new Grid.Line(
                verdict.measure().id(),
                Form2.label(verdict.measure()),
                "",
                false,
                List.of(
                        Cell.of(kind, verdict.baseline()),
                        Cell.of(kind, result.value()),
                        Cell.of(kind, verdict.change()),
                        Cell.count(result.denominator()),
                        Cell.percent(result.denominator() + result.missing() == 0 ? null : result.missingShare()),
                        Cell.text(verdict.isAssessable() ? verdict.isImproved() ? YES : "no" : verdict.reason())));
    }

    private static boolean isAssessed(List<Verdict> verdicts) {
        return verdicts.stream().anyMatch(Verdict::isAssessable);
    }

    private Section summary(Map<String, List<Verdict>> areas) {
        List<Grid.Line> lines = new ArrayList<>();
        int improvedAreas = 0;
        for (Map.Entry<String, List<Verdict>> area : areas.entrySet()) {
            long assessed =
                    area.getValue().stream().filter(Verdict::isAssessable).count();
            long improved = area.getValue().stream().filter(Verdict::isImproved).count();
            boolean isImproved = assessed > 0 && (double) improved / assessed >= option("min_share_area");
            improvedAreas += isImproved ? 1 : 0;
            lines.add(new Grid.Line(
                    area.getKey(),
                    area.getKey(),
                    "",
                    false,
                    List.of(
                            Cell.count((long) area.getValue().size()),
                            Cell.count(assessed),
                            Cell.count(improved),
                            Cell.text(isImproved ? YES : "no"))));
        }
        int required = (int) option("areas_required");
        boolean isDemonstrated = improvedAreas >= required;
        lines.add(new Grid.Line(
                "all",
                "Areas improved",
                "",
                true,
                List.of(
                        Cell.count((long) areas.size()),
                        Cell.count(areas.values().stream()
                                .filter(Improvement::isAssessed)
                                .count()),
                        Cell.count((long) improvedAreas),
                        Cell.text(isDemonstrated ? "demonstrated" : "not demonstrated"))));
        String text = (isDemonstrated ? "Improvement is demonstrated: " : "Improvement is not demonstrated: ")
                + improvedAreas + " of " + areas.size() + " benchmark areas improved, " + required + " are required.";
        Grid grid = new Grid(
                "areas",
                "",
                "Benchmark area",
                List.of(
                        new Grid.Column("measures", "Measures", 10),
                        new Grid.Column("assessed", "Assessed", 10),
                        new Grid.Column("improved", "Improved", 10),
                        new Grid.Column("area_improved", "Area improved", 14)),
                lines,
                "");
        return new Section("Result", text, List.of(grid));
    }

    private List<String> footnotes() {
        return List.of(
                "Baseline: the mean of the values of " + String.join(" and ", baselineYears()) + ", as known now.",
                "A measure improves when its value moves in the desired direction, lower for measures 1, 8 and 9. No"
                        + " national threshold and no tolerance are applied: the federal ones are not verified.",
                "An area improves when the share of its assessed measures that an option names improves. Measures"
                        + " that cannot be assessed are left out; the optional measures are no part of it.");
    }
}
