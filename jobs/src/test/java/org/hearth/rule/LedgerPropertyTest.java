package org.hearth.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.hearth.spark.Cut;
import org.hearth.spark.Sessions;
import org.hearth.testing.Given;
import org.hearth.testing.LocalSpark;

/** What no delivery may upset in a ledger of outcome payments, and that one kept by hand says the same. */
class LedgerPropertyTest {
    private static final int WORLDS = 100;
    private static final String SEED = "20261126";
    private static final LocalDate LAST = LocalDate.of(2023, 7, 15);
    private static final List<LocalDate> NIGHTS = List.of(
            LocalDate.of(2022, 1, 15),
            LocalDate.of(2022, 1, 25),
            LocalDate.of(2022, 7, 15),
            LocalDate.of(2023, 1, 20),
            LAST);

    private final Map<LocalDate, SparkSession> sessions = new HashMap<>();

    @Provide
    Arbitrary<World> worlds() {
        return Arbitraries.randomValue(random -> World.joined(Worlds.of(WORLDS, random)));
    }

    @Property(tries = 1, seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aLedgerBalancesAndDoesNotMindTheNights(@ForAll("worlds") World world) {
        PlainLedger.Options options = new PlainLedger.Options(true, true, false, true);
        List<PlainLedger.Line> lines = grown(shuffled(world, 1), options, NIGHTS);

        assertBalanced(world, options, lines);
        assertThat(texts(grown(shuffled(world, 2), options, List.of(LAST))))
                .as("in another order, and all nights in one")
                .isEqualTo(texts(lines));
    }

    @Property(tries = 1, seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aLedgerOfOtherChoicesBalances(@ForAll("worlds") World world) {
        PlainLedger.Options options = new PlainLedger.Options(false, false, true, false);

        assertBalanced(world, options, grown(world, options, NIGHTS));
    }

    private static void assertBalanced(World world, PlainLedger.Options options, List<PlainLedger.Line> lines) {
        assertThat(texts(lines)).isEqualTo(texts(PlainLedger.of(world, options, LAST)));
        assertThat(lines).hasSizeGreaterThan(WORLDS);
        lines.stream()
                .collect(Collectors.groupingBy(PlainLedger.Line::contract))
                .forEach((contract, all) -> assertThat(PlainLedger.sum(all))
                        .as("what %s is paid when every outcome is withdrawn", contract)
                        .isEqualByComparingTo(BigDecimal.ZERO));
        assertThat(lines.stream().filter(line -> line.closesOn().equals(LAST)))
                .isNotEmpty()
                .allMatch(line -> line.kind().equals("reversal"));
        assertPaidOnce(lines);
    }

    /** After any line nothing is paid twice, above its price, or below nothing. */
    private static void assertPaidOnce(List<PlainLedger.Line> lines) {
        Map<String, List<PlainLedger.Line>> cases = lines.stream()
                .collect(Collectors.groupingBy(line -> line.contract() + line.caseKey(), Collectors.toList()));
        cases.forEach((key, all) -> {
            int standing = 0;
            for (int i = 0; i < all.size(); i++) {
                standing += all.get(i).kind().equals("earned")
                        ? 1
                        : all.get(i).kind().equals("reversal") ? -1 : 0;
                assertThat(standing).as(key).isBetween(0, 1);
                assertThat(PlainLedger.sum(all.subList(0, i + 1)))
                        .as(key)
                        .isBetween(BigDecimal.ZERO, all.get(i).unit());
            }
        });
    }

    private static World shuffled(World world, long seed) {
        return world.ordered(facts -> {
            List<Object> mixed = new ArrayList<>(facts);
            Collections.shuffle(mixed, new Random(seed));
            return mixed;
        });
    }

    private List<PlainLedger.Line> grown(World world, PlainLedger.Options options, List<LocalDate> nights) {
        Map<String, Object> chosen = Map.of(
                "ct.rc_repeat", options.isOncePerContract() ? "once_per_contract" : "per_episode",
                "ct.rc_cap_partial", options.isPartial() ? "pay_partial_last_outcome" : "whole_only",
                "ct.rc_cap_base", options.isAnnual() ? "annual" : "total_contract_value_excl_cola",
                "ct.rc_late_entry", options.isCarried() ? "carry_to_next_payment_run" : "forfeit");
        sessions.clear();
        List<Row> lines = List.of();
        LocalDate settled = LocalDate.MIN;
        for (LocalDate night : nights) {
            SparkSession now = session(world, night);
            List<Row> before = lines;
            List<Row> after = new Ledger(Given.parameters("ct", night, chosen), day -> session(world, day))
                    .grow(now, before, settled, LocalDate.EPOCH);
            lines = Cut.held(now, after, Ledger.LINE).collectAsList();
            assertThat(lines.subList(0, before.size())).isEqualTo(before);
            settled = night;
        }
        return lines.stream().map(LedgerPropertyTest::line).toList();
    }

    private static List<String> texts(List<PlainLedger.Line> lines) {
        return lines.stream().map(PlainLedger.Line::toString).toList();
    }

    private static PlainLedger.Line line(Row row) {
        return new PlainLedger.Line(
                row.getAs("billing_run"),
                row.getAs("contract_id"),
                row.getAs("case_key"),
                row.getAs("kind"),
                row.getAs("unit_amount"),
                row.getAs("amount"),
                row.getAs("cap_remaining"),
                row.getAs("achieved_on"),
                row.getAs("closes_on"));
    }

    /** The views of what had been delivered by a day. */
    private SparkSession session(World world, LocalDate day) {
        return sessions.computeIfAbsent(day, key -> registered(world, key));
    }

    private static SparkSession registered(World world, LocalDate day) {
        SparkSession spark = LocalSpark.newSession();
        Sessions.fitHeld(spark, true);
        World.Known known = world.on(day);
        String agreement =
                "contract_id string, start_date date, end_date date, total_value decimal(14,2), cola_value decimal(14,2)";
        register(
                spark,
                "contract",
                agreement,
                known.agreements().values().stream()
                        .map(LedgerPropertyTest::values)
                        .toList());
        register(
                spark,
                "contract_version",
                agreement + ", is_withdrawn boolean",
                world.agreements().stream()
                        .filter(told -> told.content() != null && !told.on().isAfter(day))
                        .map(told -> values(told.content(), false))
                        .toList());
        register(
                spark,
                "rate_card_schedule",
                "contract_id string, outcome string, step string, model string, valid_from date, valid_to date,"
                        + " unit_amount decimal(14,2)",
                world.prices().stream()
                        .map(price -> RowFactory.create(
                                price.contract(),
                                price.outcome().toUpperCase(Locale.ROOT),
                                null,
                                price.model(),
                                price.from(),
                                price.to(),
                                price.amount()))
                        .toList());
        register(
                spark,
                "report_due_version",
                "contract_id string, report_type string, period_start date, period_end date, due_at timestamp,"
                        + " delivered_on date, known_from timestamp, is_withdrawn boolean",
                world.dues().stream()
                        .filter(told -> !told.on().isAfter(day))
                        .map(LedgerPropertyTest::due)
                        .toList());
        register(
                spark,
                "rate_card_case",
                "outcome string, step string, episode_id string, person_id string, program_id string,"
                        + " contract_id string, model string, status string, reason string, achieved_on date, entered_on date",
                world.on(day).outcomes().values().stream()
                        .map(LedgerPropertyTest::values)
                        .toList());
        return spark;
    }

    private static Row due(World.Delivered<World.Due> told) {
        World.Due due = told.content();
        String[] key = told.key().split(" ", 2);
        LocalDate half = LocalDate.parse(key[1]);
        return RowFactory.create(
                key[0],
                "RATE_CARD_BILLING",
                half,
                half,
                due == null ? null : due.on().atTime(17, 0).toInstant(ZoneOffset.UTC),
                told.on(),
                Instant.EPOCH,
                due == null);
    }

    private static Row values(World.Agreement agreement, Object... more) {
        List<Object> values = new ArrayList<>(
                List.of(agreement.contract(), agreement.start(), agreement.end(), agreement.value(), agreement.cola()));
        values.addAll(List.of(more));
        return RowFactory.create(values.toArray());
    }

    private static Row values(World.Outcome outcome) {
        return RowFactory.create(
                outcome.outcome(),
                "",
                outcome.episode(),
                outcome.person(),
                "P1",
                outcome.contract(),
                outcome.model(),
                outcome.isAchieved() ? "achieved" : "not_achieved",
                "drawn",
                outcome.isAchieved() ? outcome.achievedOn() : null,
                outcome.enteredOn());
    }

    private static void register(SparkSession spark, String view, String shape, List<Row> rows) {
        Cut.held(spark, rows, StructType.fromDDL(shape)).createOrReplaceTempView(view);
    }
}
