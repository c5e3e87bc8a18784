package org.hearth.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hearth.config.StateConfig;
import org.hearth.measure.MeasureCatalog;
import org.hearth.measure.ReportingPeriod;
import org.hearth.release.Release;
import org.jspecify.annotations.Nullable;

/** Small forms of invented numbers. */
final class SampleForms {
    private SampleForms() {}

    static List<Document> all() {
        return List.of(form1(), form2(), form4(), improvement(), rateCard(), billing());
    }

    static Document form2() {
        return new Form2(
                        head(new Scope(Scope.Type.program, "P1"), "Willow & Oak"),
                        MeasureCatalog.load(),
                        List.of(
                                new Result("FFY2026", "m03", 812, 1000, 40, 0.812, 0.7865, 0.8358, 0.7808, 0.79),
                                new Result("FFY2026", "m08", 9, 290, 60, 0.031034, 0.0142, 0.0589, 0.0257, null)))
                .document();
    }

    static Document form1() {
        List<Form1.Count> counts = new ArrayList<>();
        Form1Layout layout = Form1Layout.load();
        long number = 1;
        for (Form1Layout.Part part : layout.sections()) {
            for (Form1Layout.TableSpec table : part.tables()) {
                for (String row : layout.rowsOf(table).keySet()) {
                    for (String column : layout.columnsOf(table).keySet()) {
                        boolean isNoted = row.equals("all_adults") && column.equals("unknown");
                        counts.add(new Form1.Count(table.slug(), row, column, number++ * 7, isNoted));
                    }
                }
            }
        }
        return new Form1(head(new Scope(Scope.Type.state, "ct"), ""), counts).document();
    }

    static Document form4() {
        return Form4.document(
                head(new Scope(Scope.Type.contract, "K1"), "Fictitious"),
                new Form4.Quarter(
                        12,
                        130,
                        150.5,
                        141,
                        4,
                        6,
                        1,
                        List.of(
                                new Form4.Staff("home_visitor", 1, 11, 11.5, 0.5),
                                new Form4.Staff("supervisor", 0, 2, 1.75, 0))));
    }

    static Document rateCard() {
        return RateCard.document(
                head(new Scope(Scope.Type.program, "P1"), "Willow & Oak"),
                "Fictitious, Inc., 21OECHVS01FIC, Rate Card, 07/01/2025-12/31/2025",
                List.of(
                        figure("rc1", "all", "all", 30, 12, 0.4),
                        figure("rc1", "race", "BLACK", 12, 12, 1.0),
                        figure("rc1", "race", "WHITE", 18, 0, 0.0),
                        figure("rc3:retain", "all", "all", 11, 7, 0.6364),
                        figure("rc4", "income", "51-100", 0, 0, null)),
                List.of(
                        Fund.section(funds(), payers()),
                        Adjusted.section(
                                        List.of(
                                                new Adjusted(
                                                        "K1", "rc1", 30, 12, 9.531, 1.259, 0.651, 2.2, 0.42, 1.68,
                                                        "within"),
                                                new Adjusted("K1", "rc4", 2, 0, 0, null, null, null, null, null, null)),
                                        payers())
                                .orElseThrow()));
    }

    private static RateCard.Figure figure(
            String outcome, String stratifier, String stratum, long eligible, long achieved, @Nullable Double value) {
        return new RateCard.Figure(
                outcome, stratifier, stratum, eligible, achieved, 3, 1, value, 0.1273, 0.8765, 0.3333, 2);
    }

    static Document billing() {
        return new RateCardBilling(
                        head(new Scope(Scope.Type.contract, "K1"), "Fictitious"),
                        payers(),
                        List.of(
                                line("P1", "rc1::E9", "reversal", "same_person", "1500.00", "-1500.00", "2340.00"),
                                line("P1", "rc1::E1", "earned", "puerto_rican", "1500.00", "1500.00", "840.00"),
                                line("P2", "rc3:retain:E1", "earned", null, "1300.50", "1300.50", "0.00"),
                                line("P2", "rc3:retain:E1", "cap", "over_cap", "1300.50", "-460.50", "0.00")))
                .document(
                        "Fictitious, Inc., 21OECHVS01FIC, Rate Card Report and Billing, 07/01/2025-12/31/2025",
                        funds());
    }

    private static Payers payers() {
        return new Payers(
                Map.of("K1", "Fictitious, Inc."),
                List.of(new Payers.Program("P2", "Elm", "SUB"), new Payers.Program("P1", "Willow & Oak", "LEAD")));
    }

    private static List<Fund> funds() {
        return List.of(
                fund("contract", "K1", "3840.00", 1.0),
                fund("program", "P1", "1040.00", 0.2708),
                fund("program", "P2", "2800.00", 0.7292));
    }

    private static Fund fund(String type, String id, String paid, double share) {
        return new Fund(
                type, id, "K1", "", new BigDecimal("3840.00"), new BigDecimal("5100.50"), new BigDecimal(paid), share);
    }

    private static LedgerLine line(
            String program, String key, String kind, @Nullable String reason, String unit, String amount, String room) {
        LocalDate day = LocalDate.parse("2025-10-01");
        return new LedgerLine(
                "K1",
                program,
                key,
                key.substring(0, key.lastIndexOf(':')).replaceAll(":$", ""),
                kind,
                reason,
                new BigDecimal(unit),
                new BigDecimal(amount),
                new BigDecimal(room),
                day,
                day.plusDays(106));
    }

    static Document improvement() {
        return improvement(Map.of());
    }

    /** That of a release with such options. */
    static Document improvement(Map<String, String> options) {
        return new Improvement(
                        head(release(options), new Scope(Scope.Type.state, "ct"), ""),
                        MeasureCatalog.load(),
                        List.of(
                                result("FFY2026", "m03", 0.82),
                                result("FFY2025", "m03", 0.78),
                                result("FFY2024", "m03", 0.80),
                                result("FFY2026", "m08", 0.031),
                                result("FFY2025", "m08", 0.030),
                                result("FFY2024", "m08", 0.030),
                                result("FFY2026", "m13", 0.9)))
                .document();
    }

    private static Result result(String period, String measure, double value) {
        return new Result(period, measure, 82, 100, 5, value, value / 2, value * 1.1, value, null);
    }

    static Head head(Scope scope, String name) {
        return head(
                release(Map.of("m03.pre_enroll_grace_days", "30", "enrollment.no_contact_days", "30")), scope, name);
    }

    private static Head head(Release release, Scope scope, String name) {
        return new Head(StateConfig.load("ct"), release, ReportingPeriod.parse("FFY2026"), scope, name);
    }

    private static Release release(Map<String, String> options) {
        return new Release(
                12,
                "ct",
                LocalDate.parse("2026-08-31"),
                Instant.parse("2026-09-01T04:00:00Z"),
                "0.1.0",
                "rules",
                "reference",
                Release.Status.published,
                Instant.parse("2026-09-01T04:10:00Z"),
                options,
                List.of("FFY2025", "FFY2026"));
    }
}
