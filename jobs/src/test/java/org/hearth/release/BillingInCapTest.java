package org.hearth.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.hearth.schema.TableSchema;
import org.hearth.testing.LocalSpark;
import org.hearth.testing.TextTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ledgers broken on purpose are caught, and sound ones that look alike are not. */
@ExtendWith(LocalSpark.class)
class BillingInCapTest {

    @Test
    void onlyBrokenLedgersAreCaught(SparkSession spark) {
        TextTable.parse(
                        """
                        contract_id       | billing_run | case_key | kind     | unit_amount | amount | cap_amount | cap_year | line_no
                        up_to_cap         | SFY2026H1   | rc1::A   | earned   | 100         | 100    | 150        |          | 1
                        up_to_cap         | SFY2026H1   | rc1::B   | earned   | 100         | 100    | 150        |          | 2
                        up_to_cap         | SFY2026H1   | rc1::B   | cap      | 100         | -50    | 150        |          | 3
                        cent_over_cap     | SFY2026H1   | rc1::A   | earned   | 100         | 100    | 150        |          | 4
                        cent_over_cap     | SFY2026H2   | rc1::B   | earned   | 100         | 100    | 150        |          | 5
                        cent_over_cap     | SFY2026H2   | rc1::B   | cap      | 100         | -49.99 | 150        |          | 6
                        cap_cut_later     | SFY2026H1   | rc1::A   | earned   | 100         | 100    | 150        |          | 7
                        cap_cut_later     | SFY2026H2   | rc1::B   | earned   | 100         | 100    | 60         |          | 8
                        cap_cut_later     | SFY2026H2   | rc1::B   | cap      | 100         | -100   | 60         |          | 9
                        room_freed        | SFY2026H1   | rc1::A   | earned   | 100         | 100    | 150        |          | 10
                        room_freed        | SFY2026H2   | rc1::A   | reversal | 100         | -100   | 150        |          | 11
                        room_freed        | SFY2026H2   | rc1::B   | earned   | 140         | 140    | 150        |          | 12
                        each_year_its_cap | SFY2026H2   | rc1::A   | earned   | 100         | 100    | 150        | SFY2026  | 13
                        each_year_its_cap | SFY2027H1   | rc1::B   | earned   | 100         | 100    | 150        | SFY2027  | 14
                        year_over_cap     | SFY2026H1   | rc1::A   | earned   | 100         | 100    | 150        | SFY2026  | 15
                        year_over_cap     | SFY2026H2   | rc1::B   | earned   | 100         | 100    | 150        | SFY2026  | 16
                        contract_gone     | SFY2026H1   | rc1::A   | earned   | 100         | 100    |            |          | 17
                        taken_back_twice  | SFY2026H1   | rc1::A   | earned   | 100         | 100    | 150        |          | 18
                        taken_back_twice  | SFY2026H2   | rc1::A   | reversal | 100         | -100   | 150        |          | 19
                        taken_back_twice  | SFY2027H1   | rc1::A   | reversal | 100         | -100   | 150        |          | 20
                        paid_twice        | SFY2026H1   | rc1::A   | earned   | 50          | 50     | 150        |          | 21
                        paid_twice        | SFY2026H2   | rc1::A   | earned   | 50          | 50     | 150        |          | 22
                        """)
                .silver(spark, TableSchema.load("gold", "rate_card_billing"))
                .selectExpr("*", "coalesce(cap_year, '') as year")
                .drop("cap_year")
                .withColumnRenamed("year", "cap_year")
                .createOrReplaceTempView("rate_card_billing");

        List<String> caught = spark.sql(Check.load("billing_in_cap").sql()).collectAsList().stream()
                .map(row -> row.getString(0) + " " + row.getString(1) + " " + row.getDecimal(2))
                .sorted()
                .toList();

        assertThat(caught)
                .containsExactly(
                        "cent_over_cap SFY2026H2 150.01",
                        "contract_gone SFY2026H1 100.00",
                        "paid_twice rc1::A 100.00",
                        "taken_back_twice rc1::A -100.00",
                        "year_over_cap SFY2026H2 200.00");
    }
}
