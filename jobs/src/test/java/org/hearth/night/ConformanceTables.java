package org.hearth.night;

import java.util.List;
import java.util.Map;

/** The tables that the conformance kit tells in part, as queries with the columns of its files. */
final class ConformanceTables {
    private static final Map<String, String> QUERIES = Map.of(
            "form1",
            """
            select * from gold.form1
            where period_id = 'FFY2026' and scope_type <> 'contract' and table <> 'state_program' and value > 0
            """,
            "form4",
            """
            select period_id, scope_type, scope_id, new, continuing, caseload, max_capacity, capacity_pct,
                engagement.current, engagement.completed, engagement.stopped, engagement.other, attrition_pct,
                staff[0].new as visitors_new, staff[0].continuing as visitors_continuing, staff[0].fte as visitors_fte,
                staff[0].vacant_fte as visitors_vacant_fte
            from gold.form4 where period_id = 'CY2026Q3'
            """,
            "rate_card_billing",
            "select * from gold.rate_card_billing",
            "caseload_month",
            """
            select * from gold.caseload_month
            where month >= '2026-07' and (scope_id = 'P_UTC' or scope_id like 'S_uv_%') and families_end > 0
            """,
            "visit_completion",
            "select * from gold.visit_completion where program_id = 'P_UTC' and month >= '2026-07' and expected > 0",
            "reimbursement_reduction",
            "select * from gold.reimbursement_reduction where staff_id like 'S_uv_%'",
            "staff_retention",
            "select * from gold.staff_retention where scope_id = 'P_UTC' and period_id = '2026-09'",
            "eligibility",
            "select * from gold.eligibility where program_id = 'P_UTE'");

    private ConformanceTables() {}

    static String query(String table) {
        return "(" + QUERIES.get(table) + ")";
    }

    /** The tables that the kit tells of a state on a day. */
    static List<String> of(String state, String asOf) {
        return QUERIES.keySet().stream()
                .filter(table -> !ConformanceKit.lines(file(table), row -> isOf(row, state, asOf), "state")
                        .isEmpty())
                .sorted()
                .toList();
    }

    static String file(String table) {
        return "expected/" + table + ".csv";
    }

    static boolean isOf(Map<String, String> row, String state, String asOf) {
        return state.equals(row.get("state")) && asOf.equals(row.get("as_of"));
    }

    /** What is compared: the columns of the file without those that say which part of it. */
    static String columns(String table) {
        List<String> header =
                List.copyOf(ConformanceKit.rows(file(table)).get(0).keySet());
        return String.join(
                ", ",
                header.stream()
                        .filter(column -> !List.of("state", "as_of", "family").contains(column))
                        .toList());
    }
}
