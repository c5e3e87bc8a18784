package org.hearth.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.config.Options;
import org.hearth.spark.Cut;
import org.hearth.table.Released;
import org.hearth.text.Resources;

/**
 * The ledger of cuts in reimbursement: the close of each month adds its lines to those before it and edits none. A
 * close judges by what had been delivered up to it.
 */
public final class Reductions {
    /** The columns of a line, without those of the release. */
    public static final StructType LINE = Released.line("reimbursement_reduction");

    private static final String CLOSE = Resources.text("sql/reduction/month_close.sql");
    private static final String ADDED = Resources.text("sql/reduction/reduction_line.sql");
    private static final List<Rule> PARTS = Rule.serving(List.of(CLOSE, ADDED));

    private final Map<String, Object> parameters;
    private final Knowledge knowledge;
    private final boolean isSmall;

    public Reductions(Map<String, Object> parameters, Knowledge knowledge, boolean isSmall) {
        this.parameters = Map.copyOf(parameters);
        this.knowledge = knowledge;
        this.isSmall = isSmall;
    }

    /** Whether the state cuts at all. */
    public boolean applies() {
        return Boolean.TRUE.equals(parameters.get(Options.parameter("reduction.applies")));
    }

    /** The texts that say which tables must be there. */
    public static List<String> texts() {
        return Stream.concat(PARTS.stream().map(Rule::sql), Stream.of(CLOSE, ADDED))
                .toList();
    }

    private record Close(String month, LocalDate closesOn) {}

    /**
     * The lines with those of the closes after {@code settled} and not before {@code firstDelivery}, for before it
     * nothing was known (R85); {@code views} show the state as known now, {@code earlier} are the last release's lines.
     */
    public List<Row> grow(SparkSession views, List<Row> earlier, LocalDate settled, LocalDate firstDelivery) {
        List<Row> lines = new ArrayList<>(earlier);
        if (applies()) {
            Cut.asked(views, CLOSE, parameters).collectAsList().stream()
                    .map(row -> new Close(row.getAs("month"), row.getAs("closes_on")))
                    .filter(close -> close.closesOn().isAfter(settled)
                            && !close.closesOn().isBefore(firstDelivery))
                    .sorted(Comparator.comparing(Close::closesOn))
                    .forEach(close -> lines.addAll(lines(close, lines)));
        }
        return lines;
    }

    private List<Row> lines(Close close, List<Row> earlier) {
        SparkSession known = knowledge.at(close.closesOn());
        Map<String, Object> then = new HashMap<>(parameters);
        then.put("as_of", close.closesOn());
        then.put("assessed_month", close.month());
        new RuleRun(known, then, isSmall).of(PARTS);
        Cut.held(known, earlier, LINE).createOrReplaceTempView("cut_line");
        return Cut.asked(known, ADDED, then).collectAsList();
    }
}
