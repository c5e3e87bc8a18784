package org.hearth.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.spark.Cut;
import org.hearth.spark.Sessions;
import org.hearth.table.Released;
import org.hearth.text.Resources;

/**
 * The ledger of outcome payments: each half-year's run, once closed, adds its lines to those before it and edits none.
 * A run judges by what had been delivered when it closed.
 */
public final class Ledger {
    /** The columns of a line, without those of the release. */
    public static final StructType LINE = Released.line("rate_card_billing");

    private static final StructType RUN =
            StructType.fromDDL("billing_run string, fiscal_year string, contract_id string,"
                    + " half_start date, half_end date, closes_on date");

    private static final String PRICE = Resources.text("sql/rules/rate_card_price.sql");

    private static final String ACHIEVED = "select episode_id, outcome, step, person_id, status, reason"
            + " from rate_card_case where status = 'achieved' or exists (select * from billed_line"
            + " where billed_line.episode_id = rate_card_case.episode_id)";

    private static final String EARLIEST = "select contract_id, min(achieved_on) as achieved_on from rate_card_case"
            + " where status = 'achieved' group by contract_id";

    private final Map<String, Object> parameters;
    private final Knowledge knowledge;
    private final Map<SparkSession, Map<String, LocalDate>> earliest = new HashMap<>();
    private final Map<SparkSession, SparkSession> desks = new HashMap<>();

    public Ledger(Map<String, Object> parameters, Knowledge knowledge) {
        this.parameters = Map.copyOf(parameters);
        this.knowledge = knowledge;
    }

    /** One half of a fiscal year for the contracts whose billing closed on the same day. */
    private record Run(LocalDate closesOn, LocalDate halfStart, String name) {}

    /**
     * The lines with those of the runs closed since: {@code views} show the state as known now, {@code billed} are the
     * lines of the last release, and runs closed up to {@code settled} are in it; {@link LocalDate#MIN} when there are none.
     * What came on {@code firstDelivery} is taken to have been known before it.
     */
    public List<Row> grow(SparkSession views, List<Row> billed, LocalDate settled, LocalDate firstDelivery) {
        List<Row> lines = new ArrayList<>(billed);
        Set<List<String>> done = lines.stream()
                .map(line -> List.of(line.<String>getAs("billing_run"), line.<String>getAs("contract_id")))
                .collect(Collectors.toCollection(HashSet::new));
        Map<Run, List<Row>> open = new TreeMap<>(Comparator.comparing(Run::closesOn)
                .thenComparing(Run::halfStart)
                .thenComparing(Run::name));
        Cut.held(views, billed, LINE).createOrReplaceTempView("billed_line");
        Map<String, Object> then = new HashMap<>(parameters);
        then.put("first_delivery", firstDelivery);
        for (Row run : Cut.asked(views, text("rate_card_run"), then).collectAsList()) {
            LocalDate closesOn = run.getAs("closes_on");
            boolean isNew = closesOn.isAfter(settled)
                    && !done.contains(List.of(run.<String>getAs("billing_run"), run.<String>getAs("contract_id")));
            if (isNew) {
                open.computeIfAbsent(
                                new Run(closesOn, run.getAs("half_start"), run.getAs("billing_run")),
                                key -> new ArrayList<>())
                        .add(run);
            }
        }
        open.forEach((run, contracts) -> lines.addAll(lines(run, contracts, lines)));
        return lines;
    }

    private List<Row> lines(Run run, List<Row> contracts, List<Row> billed) {
        SparkSession views = knowledge.at(run.closesOn());
        List<Row> busy = busy(views, contracts, billed);
        return busy.isEmpty() ? List.of() : added(views, busy, billed);
    }

    /** The contracts that, as far as was known, had an outcome by the end of the half or had been paid for one. */
    private List<Row> busy(SparkSession views, List<Row> contracts, List<Row> billed) {
        Map<String, LocalDate> first = earliest.computeIfAbsent(views, Ledger::earliest);
        int contract = LINE.fieldIndex("contract_id");
        Set<String> paid = billed.stream().map(line -> line.getString(contract)).collect(Collectors.toSet());
        return contracts.stream()
                .filter(run -> paid.contains(run.<String>getAs("contract_id"))
                        || !first.getOrDefault(run.<String>getAs("contract_id"), LocalDate.MAX)
                                .isAfter(run.<LocalDate>getAs("half_end")))
                .toList();
    }

    /** The first day on which each contract had an outcome. */
    private static Map<String, LocalDate> earliest(SparkSession views) {
        return Cut.asked(views, EARLIEST, Map.of()).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("contract_id"), row -> row.getAs("achieved_on")));
    }

    private List<Row> added(SparkSession views, List<Row> contracts, List<Row> billed) {
        SparkSession desk = desks.computeIfAbsent(views, known -> desk(known, billed));
        Cut.held(desk, contracts, RUN).createOrReplaceTempView("billing_run");
        Cut.held(desk, billed, LINE).createOrReplaceTempView("billed_line");
        for (String part : List.of("billed_outcome", "rate_card_room")) {
            Cut.sql(desk, text(part), parameters, true).createOrReplaceTempView(part);
        }
        return Cut.sql(desk, text("rate_card_line"), parameters, true).collectAsList().stream()
                .sorted(Comparator.comparingLong(line -> ((Number) line.getAs("line_no")).longValue()))
                .map(line -> numbered(line, billed.size()))
                .toList();
    }

    /** A session of the few rows that runs judge by: a state has many cases, and few that were ever achieved. */
    private SparkSession desk(SparkSession views, List<Row> billed) {
        SparkSession desk = Sessions.child(views);
        Sessions.fitHeld(desk, true);
        Cut.held(views, billed, LINE).createOrReplaceTempView("billed_line");
        hold(desk, "rate_card_price", Cut.asked(views, PRICE, parameters));
        hold(desk, "rate_card_cap", Cut.asked(views, text("rate_card_cap"), parameters));
        hold(desk, "rate_card_case", Cut.asked(views, ACHIEVED, Map.of()));
        return desk;
    }

    private static void hold(SparkSession desk, String name, Dataset<Row> rows) {
        Cut.held(desk, rows.collectAsList(), rows.schema()).createOrReplaceTempView(name);
    }

    /** What has been earned of the caps, over {@code views} that hold the ledger as {@code rate_card_billing}. */
    public Dataset<Row> fund(SparkSession views) {
        registerCap(views);
        return Cut.asked(views, text("rate_card_fund"), parameters);
    }

    private void registerCap(SparkSession views) {
        Cut.asked(views, text("rate_card_cap"), parameters).createOrReplaceTempView("rate_card_cap");
    }

    private static Row numbered(Row line, int before) {
        Object[] values = new Object[LINE.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = line.getAs(LINE.fieldNames()[i]);
        }
        int place = LINE.fieldIndex("line_no");
        values[place] = ((Number) values[place]).longValue() + before;
        return RowFactory.create(values);
    }

    /** The texts that say which tables must be there. */
    public static List<String> texts() {
        List<String> texts = new ArrayList<>(Resources.texts("sql/billing", ".sql"));
        texts.add(PRICE);
        return List.copyOf(texts);
    }

    private static String text(String name) {
        return Resources.text("sql/billing/" + name + ".sql");
    }
}
