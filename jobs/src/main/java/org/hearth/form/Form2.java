package org.hearth.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hearth.measure.Measure;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.MeasureSpec;

/** Form 2: the performance measures by benchmark area. */
public final class Form2 {
    private static final String NOTE_MARK = "†";
    private static final List<Grid.Column> COLUMNS = List.of(
            new Grid.Column("numerator", "Numerator", 8),
            new Grid.Column("denominator", "Denominator", 9),
            new Grid.Column("missing", "Missing", 7),
            new Grid.Column("missing_share", "Share missing", 7),
            new Grid.Column("value", "Value", 7),
            new Grid.Column("ci_low", "95% interval from", 8),
            new Grid.Column("ci_high", "to", 7),
            new Grid.Column("prior_value", "Year before", 7),
            new Grid.Column("value_missing_as_not_met", "If missing had not met", 9),
            new Grid.Column("note", "Note", 14));

    private final Head head;
    private final MeasureCatalog catalog;
    private final Map<String, Result> results;
    private final OptionsTable options;

    public Form2(Head head, MeasureCatalog catalog, List<Result> results) {
        this.head = head;
        this.catalog = catalog;
        this.results = results.stream().collect(Collectors.toMap(Result::measureId, Function.identity()));
        this.options = new OptionsTable(catalog, head.release().options());
    }

    /** The form of a lake's release. */
    public static Document of(FormLake lake) {
        List<Result> results = lake.rows("measure_result").stream()
                .filter(Result::isOverall)
                .map(Result::of)
                .toList();
        return new Form2(lake.head(), MeasureCatalog.load(), results).document();
    }

    public Document document() {
        List<Section> sections = new ArrayList<>();
        byArea().forEach((area, measures) -> sections.add(section(area, measures)));
        sections.add(options.section(List.of()));
        return new Document(
                "form2",
                "MIECHV Form 2: performance indicators and systems outcomes",
                head.subtitle(),
                head.facts(),
                sections,
                notes(),
                footnotes(),
                List.of("Program officer", "Authorized official"));
    }

    private Map<String, List<Measure>> byArea() {
        return catalog.measures().stream()
                .collect(Collectors.groupingBy(
                        measure -> measure.spec().area(), LinkedHashMap::new, Collectors.toList()));
    }

    private Section section(String area, List<Measure> measures) {
        List<Grid.Line> lines = measures.stream().map(this::line).toList();
        return new Section(
                "Benchmark area " + area, "", List.of(new Grid(area(area), "", "Measure", COLUMNS, lines, "")));
    }

    /** {@code area_i} for I, Maternal and newborn health. */
    private static String area(String area) {
        return "area_" + area.substring(0, Math.max(1, area.indexOf(' '))).toLowerCase(Locale.ROOT);
    }

    static String label(Measure measure) {
        String number = measure.id().toUpperCase(Locale.ROOT).replaceFirst("^M0?", "");
        return number + "  " + measure.spec().title();
    }

    private Grid.Line line(Measure measure) {
        Result result = result(measure);
        Cell.Kind kind = kind(measure);
        String mark = (result.isNoteRequired() ? NOTE_MARK : "") + (options.differs(measure) ? OptionsTable.MARK : "");
        return new Grid.Line(
                measure.id(),
                label(measure),
                mark,
                false,
                List.of(
                        Cell.count(result.numerator()),
                        Cell.count(result.denominator()),
                        Cell.count(result.missing()),
                        Cell.percent(result.denominator() + result.missing() == 0 ? null : result.missingShare()),
                        Cell.of(kind, result.value()),
                        Cell.of(kind, result.low()),
                        Cell.of(kind, result.high()),
                        Cell.of(kind, result.prior()),
                        Cell.of(kind, result.missingAsNotMet()),
                        Cell.text(note(kind, result))));
    }

    static Cell.Kind kind(Measure measure) {
        return measure.spec().kind() == MeasureSpec.Kind.rate ? Cell.Kind.rate : Cell.Kind.percent;
    }

    private Result result(Measure measure) {
        return results.getOrDefault(measure.id(), Result.empty(head.period().id(), measure.id()));
    }

    private static String note(Cell.Kind kind, Result result) {
        List<String> notes = new ArrayList<>();
        if (kind == Cell.Kind.rate && result.value() != null) {
            notes.add(String.format(Locale.ROOT, "%.1f per 100", result.value() * 100));
        }
        if (result.denominator() == 0) {
            notes.add("Nobody to count");
        }
        if (result.isNoteRequired()) {
            notes.add("Note required");
        }
        return String.join("; ", notes);
    }

    private List<String> notes() {
        return catalog.measures().stream()
                .filter(measure -> result(measure).isNoteRequired())
                .map(measure -> {
                    Result result = result(measure);
                    return "Measure " + label(measure) + ": " + String.format(Locale.ROOT, "%,d", result.missing())
                            + " of " + String.format(Locale.ROOT, "%,d", result.missing() + result.denominator())
                            + " (" + Cell.percent(result.missingShare()).shown()
                            + ") are missing. Give the reason and the plan to reduce it.";
                })
                .toList();
    }

    private List<String> footnotes() {
        return List.of(
                "Value: numerator divided by denominator. Cases with missing data are in neither; the last column"
                        + " of numbers shows the value if they all were in the denominator and not in the numerator.",
                "95% interval: exact, Clopper-Pearson for a proportion, Poisson for a rate.",
                "Measure 8 is a rate: visits per child; the note gives it per 100 children. Measure 13 counts visits.",
                "For measures 1, 8 and 9 lower is better.",
                "Year before: the same period a year earlier, as known now.",
                NOTE_MARK + " Ten percent or more are missing: the form must say why, and what will be done about it.",
                OptionsTable.MARK + " An option of this measure differs from its default; see Options in force.");
    }
}
