package org.hearth.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A contract's outcome beside what its families would show at the state's rates (R142). */
public record Adjusted(
        String contractId,
        String outcome,
        long eligible,
        long observed,
        double expected,
        @Nullable Double ratio,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double limitLow,
        @Nullable Double limitHigh,
        @Nullable String band) {
    private static final Map<String, String> BANDS = Map.of(
            "within", "as chance allows",
            "below_95", "below, outside 95 %",
            "above_95", "above, outside 95 %",
            "below_998", "below, outside 99.8 %",
            "above_998", "above, outside 99.8 %");

    static Adjusted of(Row row) {
        return new Adjusted(
                row.getAs("contract_id"),
                RateCard.key(row.getAs("indicator"), row.getAs("step")),
                row.<Long>getAs("denominator"),
                row.<Long>getAs("observed"),
                row.<Double>getAs("expected"),
                row.getAs("ratio"),
                row.getAs("ci_low"),
                row.getAs("ci_high"),
                row.getAs("limit_low_95"),
                row.getAs("limit_high_95"),
                row.getAs("funnel_band"));
    }

    /** One table a contract; nothing where none is told. */
    static Optional<Section> section(List<Adjusted> all, Payers payers) {
        Map<String, List<Grid.Line>> byContract = new LinkedHashMap<>();
        RateCard.OUTCOMES.forEach((outcome, name) -> all.stream()
                .filter(one -> one.outcome().equals(outcome))
                .forEach(one -> byContract
                        .computeIfAbsent(one.contractId(), contract -> new ArrayList<>())
                        .add(one.line(name))));
        if (byContract.isEmpty()) {
            return Optional.empty();
        }
        List<Grid> grids = new ArrayList<>();
        byContract.forEach((contract, lines) -> grids.add(grid(contract, payers.contract(contract), lines)));
        return Optional.of(new Section(
                "Performance given the families served",
                "Of a whole contract: what was achieved beside what its families would have achieved at the state's rates"
                        + " for families of the same race, income and insurance.",
                grids));
    }

    private Grid.Line line(String name) {
        return new Grid.Line(
                outcome,
                name,
                "",
                false,
                List.of(
                        Cell.count(eligible),
                        Cell.count(observed),
                        Cell.quantity(expected),
                        Cell.rate(ratio),
                        Cell.rate(low),
                        Cell.rate(high),
                        Cell.rate(limitLow),
                        Cell.rate(limitHigh),
                        Cell.text(BANDS.getOrDefault(String.valueOf(band), "nothing expected"))));
    }

    private static Grid grid(String contract, String title, List<Grid.Line> lines) {
        return new Grid(
                "adjusted/" + contract,
                title,
                "Outcome",
                List.of(
                        new Grid.Column("eligible", "Eligible", 9),
                        new Grid.Column("observed", "Achieved", 9),
                        new Grid.Column("expected", "Expected", 9),
                        new Grid.Column("ratio", "Ratio", 8),
                        new Grid.Column("ci_low", "95 % from", 9),
                        new Grid.Column("ci_high", "to", 8),
                        new Grid.Column("limit_low", "Chance from", 10),
                        new Grid.Column("limit_high", "to", 8),
                        new Grid.Column("band", "Reading", 20)),
                lines,
                "Ratio: achieved over expected, 1 is as the state, with its exact 95 % interval. Chance: between these"
                        + " ratios 95 % of contracts would lie that differ from the state by chance alone.");
    }
}
