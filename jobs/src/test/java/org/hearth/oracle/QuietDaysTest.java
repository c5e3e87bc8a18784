package org.hearth.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Time alone changes a family, its evidence included, only from the day on that one of its rows names. */
class QuietDaysTest {
    private static final int FAMILIES = 400;
    private static final int DAYS = 12;
    private static final String SEED = "20261127";
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 15);
    private static final LocalDate LATER = AS_OF.plusDays(DAYS);
    private static final List<String> PERIODS = List.of("FFY2026", "CY2026");

    @Provide
    Arbitrary<List<Family>> families() {
        return Families.of(FAMILIES, AS_OF);
    }

    @Property(tries = 1, seed = SEED, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aFamilyWithoutADueDayStaysAsItIs(@ForAll("families") List<Family> families) {
        Map<String, String> drawn = Family.drawn(families);
        drawn.put("program", SecondEvaluatorTest.PROGRAMS);
        Dataset<Row> before = SqlEvaluator.cases("ct", AS_OF, PERIODS, drawn);
        Set<String> due = due(before);
        Map<String, List<String>> quiet = byFamily(before);
        quiet.keySet().removeAll(due);
        Map<String, List<String>> later = byFamily(SqlEvaluator.cases("ct", LATER, PERIODS, drawn));
        later.keySet().removeAll(due);

        assertThat(quiet).hasSizeGreaterThan(FAMILIES / 5);
        assertThat(later).isEqualTo(quiet);
    }

    private static Set<String> due(Dataset<Row> cases) {
        return cases
                .select("family_id", "recheck_on")
                .unionByName(cases.sparkSession().table("episode").select("family_id", "recheck_on"))
                .where("recheck_on <= date'" + LATER + "'")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> byFamily(Dataset<Row> cases) {
        return cases.drop("recheck_on").collectAsList().stream()
                .sorted(Comparator.comparing(Row::toString))
                .collect(Collectors.groupingBy(
                        row -> row.<String>getAs("family_id"),
                        TreeMap::new,
                        Collectors.mapping(Row::toString, Collectors.toList())));
    }
}
