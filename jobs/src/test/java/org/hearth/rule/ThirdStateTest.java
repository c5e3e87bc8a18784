package org.hearth.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.measure.MeasureCatalog;
import org.hearth.testing.Given;
import org.hearth.testing.TextTable;
import org.hearth.text.UsageException;
import org.hearth.text.Yaml;
import org.junit.jupiter.api.Test;

/** A state is one file of choices: this one is known to no line of Java or SQL, and decides by its own. */
class ThirdStateTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-30");
    private static final StateConfig THIRD = Yaml.read("third_state/zz.yml", StateConfig.class);

    /** Missed on March 1: the thirtieth day is March 31, the forty-fifth April 15. */
    private static final Map<String, String> GIVEN = Map.of(
            "program",
            """
            program_id
            P1
            """,
            "caregiver",
            """
            caregiver_id
            C1
            C2
            """,
            "enrollment",
            """
            episode_id | household_id | caregiver_id | program_id | enrollment_date
            back_on_45 | H1           | C1           | P1         | 2026-01-05
            back_on_46 | H2           | C2           | P1         | 2026-01-05
            """,
            "home_visit",
            """
            episode_id | visit_date | status
            back_on_45 | 2026-01-10 | COMPLETED
            back_on_45 | 2026-03-01 | NO_SHOW
            back_on_45 | 2026-04-15 | COMPLETED
            back_on_46 | 2026-01-10 | COMPLETED
            back_on_46 | 2026-03-01 | NO_SHOW
            """,
            "consent",
            """
            person_id | consent_type | signed_date
            C1        | MODEL        | 2026-01-05
            """,
            "budget_line",
            """
            contract_id | grant_year | category | version | amount   | approved_date
            K1          | 2026       | TRAVEL   | 1       | 40000.00 | 2026-01-05
            K1          | 2026       | TRAVEL   | 2       | 44001.00 |
            """,
            "corrective_action",
            """
            cap_id | contract_id | notice_date | status
            A1     | K1          | 2026-01-05  | FAILED
            """);

    private static final String VERDICTS =
            """
            select rule_id, subject_id, occurrence_on, due_on, result from exit_entered
            union all select rule_id, subject_id, occurrence_on, due_on, result from consent_signed
            union all select rule_id, subject_id, occurrence_on, due_on, result from budget_change
            union all select rule_id, subject_id, occurrence_on, due_on, result from plan_made
            """;

    @Test
    void decidesByItsOwnChoices() {
        assertThat(verdicts(THIRD))
                .isEqualTo(
                        drawn(
                                """
                                rule_id | subject_id | occurrence_on | due_on     | result
                                UT-060  | back_on_46 | 2026-04-15    | 2026-04-16 | fail
                                UT-081  | back_on_45 | 2026-01-05    | 2026-01-05 | pass
                                UT-081  | back_on_46 | 2026-01-05    | 2026-01-05 | fail
                                UT-111  | K1         | 2026-01-01    |            | fail
                                UT-119  | K1         | 2026-01-05    |            | fail
                                """));
    }

    /** The same families and papers, by Connecticut's choices. */
    @Test
    void anotherStateDecidesTheSameOtherwise() {
        assertThat(verdicts(StateConfig.load("ct")))
                .isEqualTo(
                        drawn(
                                """
                                rule_id | subject_id   | occurrence_on | due_on     | result
                                CT-030  | back_on_46   | 2026-01-10    | 2026-03-31 | fail
                                CT-014  | back_on_45   | 2026-01-10    | 2026-01-10 | fail
                                CT-014  | back_on_45~2 | 2026-04-15    | 2026-04-15 | fail
                                CT-014  | back_on_46   | 2026-01-10    | 2026-01-10 | fail
                                CT-114  | K1           | 2026-01-05    | 2026-01-20 | fail
                                CT-115  | K1           | 2026-01-05    | 2026-01-27 | fail
                                """));
    }

    @Test
    void itsKeysAreOptionsOfItsRuns() {
        assertThat(inForce(Map.of("zz.lost_days", "60")).values()).containsEntry("enrollment.no_contact_days", 60);
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> inForce(Map.of("zz.lost_day", "60")))
                .withMessageContaining("Did you mean zz.lost_days?");
    }

    private static Options inForce(Map<String, String> overrides) {
        return Options.inForce(THIRD, MeasureCatalog.load().optionRules(), overrides);
    }

    private static String drawn(String table) {
        return TextTable.parse(table).toString();
    }

    private static String verdicts(StateConfig state) {
        Map<String, Object> parameters = Options.inForce(
                        state, MeasureCatalog.load().optionRules(), Map.of())
                .parameters(state, DAY);
        List<Rule> rules = Rule.serving(List.of(VERDICTS));
        SparkSession spark = Given.session(GIVEN);
        Given.derive(spark, parameters, rules.stream().map(Rule::sql).toList());
        new RuleRun(spark, parameters, true).of(rules);
        return TextTable.of(spark.sql(VERDICTS), List.of("rule_id", "subject_id", "occurrence_on", "due_on", "result"))
                .toString();
    }
}
