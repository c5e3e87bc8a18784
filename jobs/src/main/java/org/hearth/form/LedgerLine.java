package org.hearth.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** One line of {@code gold.rate_card_billing}; one that an older version wrote may have no reason. */
public record LedgerLine(
        String contract,
        String program,
        String caseKey,
        String outcome,
        String kind,
        @Nullable String reason,
        BigDecimal unit,
        BigDecimal amount,
        BigDecimal room,
        LocalDate achievedOn,
        LocalDate closesOn) {
    static LedgerLine of(Row row) {
        return new LedgerLine(
                row.getAs("contract_id"),
                row.getAs("program_id"),
                row.getAs("case_key"),
                RateCard.key(row.getAs("outcome"), row.getAs("step")),
                row.getAs("kind"),
                row.getAs("reason"),
                row.getAs("unit_amount"),
                row.getAs("amount"),
                row.getAs("cap_remaining"),
                row.getAs("achieved_on"),
                row.getAs("closes_on"));
    }
}
