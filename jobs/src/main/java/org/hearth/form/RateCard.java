package org.hearth.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.hearth.measure.MeasureCatalog;
import org.jspecify.annotations.Nullable;

/** The rate card report: every outcome of a window, achieved of eligible, by the groups of the families served. */
public final class RateCard {
    static final Map<String, String> OUTCOMES = outcomes();

    private static final List<String> STRATIFIERS =
            List.of("race", "ethnicity", "age", "income", "insurance", "child_welfare");

    private RateCard() {}

    private static Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        outcomes.put("rc1", "RC1 Priority population enrolled");
        outcomes.put("rc2", "RC2 Enrolled before 32 weeks of pregnancy");
        outcomes.put("rc3:retain", "RC3 School or work kept");
        outcomes.put("rc3:gain", "RC3 School or work gained");
        outcomes.put("rc3:complete", "RC3 Education completed");
        outcomes.put("rc4", "RC4 Prenatal and postpartum care");
        return outcomes;
    }

    /** An outcome's figures for one stratum. */
    public record Figure(
            String outcome,
            String stratifier,
            String stratum,
            long eligible,
            long achieved,
            long pending,
            long undetermined,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double prior,
            @Nullable Integer rank) {
        static Figure of(Row row) {
            return new Figure(
                    key(row.getAs("outcome"), row.getAs("step")),
                    row.getAs("stratifier"),
                    row.getAs("stratum"),
                    row.<Long>getAs("eligible"),
                    row.<Long>getAs("achieved"),
                    row.<Long>getAs("pending"),
                    row.<Long>getAs("undetermined"),
                    row.getAs("value"),
                    row.getAs("ci_low"),
                    row.getAs("ci_high"),
                    row.getAs("prior_value"),
                    row.getAs("rank_in_system"));
        }
    }

    static String key(String outcome, String step) {
        return step.isEmpty() ? outcome : outcome + ":" + step;
    }

    /** The report of a lake's release. */
    public static Document of(FormLake lake) {
        RateCardLake rateCard = new RateCardLake(lake);
        Payers payers = rateCard.payers();
        List<Section> beside = new ArrayList<>(List.of(Fund.section(rateCard.funds(), payers)));
        Adjusted.section(rateCard.adjusted(), payers).ifPresent(beside::add);
        return document(
                lake.head(),
                rateCard.label("Rate Card"),
                lake.rows("rate_card_result").stream().map(Figure::of).toList(),
                beside);
    }

    /** {@code beside} are the sections between all outcomes and their groups. */
    static Document document(Head head, String label, List<Figure> figures, List<Section> beside) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Outcomes", "", List.of(grid("outcomes", "", "Outcome", all(figures)))));
        sections.addAll(beside);
        OUTCOMES.forEach((outcome, name) -> groups(outcome, name, figures).ifPresent(sections::add));
        sections.add(new OptionsTable(MeasureCatalog.load(), head.release().options())
                .section(List.of("rate_card", "enrollment")));
        List<Document.Fact> facts = new ArrayList<>(head.facts());
        facts.add(0, new Document.Fact("Subject line", label));
        return new Document(
                "rate-card",
                "Outcomes Rate Card report",
                head.subtitle(),
                facts,
                sections,
                List.of(),
                List.of(
                        "Eligible: achieved and not achieved. Pending and undetermined cases are in neither; a pending"
                                + " case stands in the windows that hold the day of the data.",
                        "The window of the second and fourth quarter is the half-year and holds the quarter before it;"
                                + " the four reports of a year are never added up.",
                        "The interval is exact, at 95 %. The rate a year before is that of the same window, as known"
                                + " now. Place: among all programs with enough eligible cases, ties share it.",
                        "Read every rate with the families served: a rate alone does not identify a high performer.",
                        "Share earned: what the ledger has paid of the contract's eligible funds, the part of its value"
                                + " without cost-of-living adjustments that outcomes may pay.",
                        "Expected: the state's rate in the same window for each group of race, income and insurance,"
                                + " times the contract's eligible cases of that group. Few cases leave wide limits."),
                List.of("Program manager", "Authorized official of the contractor"));
    }

    private static List<Grid.Line> all(List<Figure> figures) {
        List<Grid.Line> lines = new ArrayList<>();
        OUTCOMES.forEach((outcome, name) -> figures.stream()
                .filter(figure ->
                        figure.outcome().equals(outcome) && figure.stratifier().equals("all"))
                .forEach(figure -> lines.add(line(outcome, name, figure))));
        return lines;
    }

    private static Optional<Section> groups(String outcome, String name, List<Figure> figures) {
        List<Grid> grids = new ArrayList<>();
        for (String stratifier : STRATIFIERS) {
            List<Grid.Line> lines = figures.stream()
                    .filter(figure -> figure.outcome().equals(outcome)
                            && figure.stratifier().equals(stratifier))
                    .sorted(Comparator.comparing(Figure::stratum))
                    .map(figure -> line(figure.stratum(), figure.stratum(), figure))
                    .toList();
            if (!lines.isEmpty()) {
                String words = stratifier.replace('_', ' ');
                grids.add(grid(outcome + "/" + stratifier, "By " + words, "Group", lines));
            }
        }
        return grids.isEmpty() ? Optional.empty() : Optional.of(new Section(name, "", grids));
    }

    private static Grid.Line line(String id, String label, Figure figure) {
        return new Grid.Line(
                id,
                label,
                "",
                false,
                List.of(
                        Cell.count(figure.eligible()),
                        Cell.count(figure.achieved()),
                        Cell.percent(figure.value()),
                        Cell.percent(figure.low()),
                        Cell.percent(figure.high()),
                        Cell.count(figure.pending()),
                        Cell.count(figure.undetermined()),
                        Cell.percent(figure.prior()),
                        Cell.count(figure.rank() == null ? null : figure.rank().longValue())));
    }

    private static Grid grid(String id, String title, String stub, List<Grid.Line> lines) {
        return new Grid(
                id,
                title,
                stub,
                List.of(
                        new Grid.Column("eligible", "Eligible", 10),
                        new Grid.Column("achieved", "Achieved", 10),
                        new Grid.Column("rate", "Rate", 9),
                        new Grid.Column("ci_low", "95 % from", 9),
                        new Grid.Column("ci_high", "to", 9),
                        new Grid.Column("pending", "Pending", 10),
                        new Grid.Column("undetermined", "Undetermined", 13),
                        new Grid.Column("prior", "Year before", 10),
                        new Grid.Column("rank", "Place", 7)),
                lines,
                "");
    }
}
