package org.hearth.form;

import static org.apache.spark.sql.functions.col;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hearth.measure.ReportingPeriod;

/** What the reports of the rate card read of a release besides its rates: the ledger, the funds, the contracts. */
final class RateCardLake {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.US);

    private final FormLake lake;
    private final Scope scope;
    private final ReportingPeriod period;

    RateCardLake(FormLake lake) {
        this.lake = lake;
        this.scope = lake.head().scope();
        this.period = lake.head().period();
    }

    /** The lines that the run added, for the contract or program asked for, in the order of the ledger. */
    List<LedgerLine> lines() {
        Dataset<Row> lines =
                lake.released("rate_card_billing").where(col("billing_run").equalTo(period.id()));
        return (scope.type() == Scope.Type.state
                        ? lines
                        : lines.where(col(scope.type() + "_id").equalTo(scope.id())))
                .orderBy("line_no").collectAsList().stream().map(LedgerLine::of).toList();
    }

    /** Of a program its own funds and those of its contract. */
    List<Fund> funds() {
        Column isMine = col("scope_type").equalTo("contract").or(col("scope_id").equalTo(scope.id()));
        Dataset<Row> funds = lake.released("rate_card_fund").where(ofContract());
        return (scope.type() == Scope.Type.program ? funds.where(isMine) : funds)
                .collectAsList().stream().map(Fund::of).toList();
    }

    List<Adjusted> adjusted() {
        return lake
                .released("adjusted_performance")
                .where(ofContract())
                .where(col("period_id")
                        .equalTo(period.id())
                        .and(col("indicator").startsWith("rc")))
                .orderBy("contract_id")
                .collectAsList()
                .stream()
                .map(Adjusted::of)
                .toList();
    }

    private Column ofContract() {
        return scope.type() == Scope.Type.state
                ? col("contract_id").isNotNull()
                : col("contract_id").equalTo(contractId());
    }

    Payers payers() {
        Map<String, String> contracts = new TreeMap<>();
        lake.current("contract")
                .select("contract_id", "contract_name")
                .collectAsList()
                .forEach(row -> contracts.put(row.getString(0), row.getString(1)));
        return new Payers(
                contracts,
                lake.current("program").select("program_id", "program_name", "role").collectAsList().stream()
                        .map(row -> new Payers.Program(row.getString(0), row.getString(1), row.getString(2)))
                        .toList());
    }

    /** The line under which the state takes a report: contract name, number, type and period (CT-006). */
    String label(String type) {
        String days = SHORT.format(period.start()) + "-" + SHORT.format(period.end());
        if (scope.type() == Scope.Type.state) {
            return String.join(", ", lake.head().state().name() + " (combined)", type, days);
        }
        return lake
                .current("contract")
                .where(col("contract_id").equalTo(contractId()))
                .select("contract_name", "contract_number")
                .collectAsList()
                .stream()
                .findFirst()
                .map(row -> String.join(", ", row.getString(0), row.getString(1), type, days))
                .orElse(String.join(", ", scope.id(), type, days));
    }

    private String contractId() {
        if (scope.type() == Scope.Type.contract) {
            return scope.id();
        }
        return lake
                .current("program")
                .where(col("program_id").equalTo(scope.id()))
                .select("contract_id")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .findFirst()
                .orElse("");
    }
}
