package org.hearth.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hearth.sample.Extract.date;
import static org.hearth.sample.Extract.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixty nights of a state hold every kind of change that a warehouse has to survive. */
class SampleChangesTest {

    private record Night(LocalDate date, String entity, Map<String, String> row) {

        String value(String column) {
            return Extract.value(row, column);
        }

        boolean is(String operation) {
            return value("op").equals(operation);
        }
    }

    private static final List<Night> NIGHTS = new ArrayList<>();
    private static Extract extract = new Extract();

    @BeforeAll
    static void write(@TempDir Path landing) {
        List<Path> folders =
                Sample.writeCsv(new SampleRequest("ct", landing, 3000, 4, 60, 3, 0, LocalDate.of(2025, 9, 30)));
        extract = Extract.of(folders);
        folders.stream().filter(folder -> !folder.endsWith("2025-08-01")).forEach(SampleChangesTest::night);
    }

    private static void night(Path folder) {
        LocalDate date = LocalDate.parse(String.valueOf(folder.getFileName()));
        for (Entity entity : Contract.ALL) {
            Path file = folder.resolve(entity.name() + ".csv");
            if (Files.exists(file)) {
                Extract.read(file).forEach(row -> NIGHTS.add(new Night(date, entity.name(), row)));
            }
        }
    }

    private static List<Night> of(String entity) {
        return NIGHTS.stream().filter(night -> night.entity().equals(entity)).toList();
    }

    @Test
    void families_arrive_and_visits_are_added() {
        assertThat(of("enrollment").stream().filter(night -> night.is("I"))).isNotEmpty();
        assertThat(of("home_visit").stream().filter(night -> night.is("I"))).hasSizeGreaterThan(500);
    }

    @Test
    void rows_are_corrected_later_and_keep_their_creation() {
        assertThat(of("home_visit").stream().filter(night -> night.is("U")))
                .isNotEmpty()
                .allMatch(night -> night.value("created_at").compareTo(night.value("modified_at")) < 0);
    }

    @Test
    void visits_keyed_twice_are_deleted() {
        assertThat(of("home_visit").stream().filter(night -> night.is("D"))).isNotEmpty();
    }

    @Test
    void some_visits_are_keyed_late() {
        assertThat(of("home_visit").stream()
                        .filter(night ->
                                night.is("I") && !night.value("visit_date").isEmpty())
                        .filter(night ->
                                date(night.row(), "visit_date").plusDays(10).isBefore(night.date())))
                .isNotEmpty();
    }

    @Test
    void exits_are_keyed_a_month_after_the_last_visit() {
        assertThat(of("enrollment").stream()
                        .filter(night ->
                                night.value("exit_reason").matches("UNABLE_TO_LOCATE|EXCESSIVE_MISSED|NEVER_ENGAGED"))
                        .filter(night ->
                                date(night.row(), "exit_date").plusDays(30).isBefore(night.date())))
                .isNotEmpty();
    }

    @Test
    void staff_come_and_go() {
        assertThat(of("staff").stream().filter(night -> night.is("I"))).isNotEmpty();
        assertThat(of("staff").stream()
                        .filter(night -> !night.value("separation_date").isEmpty()))
                .isNotEmpty();
        assertThat(of("vacancy")).isNotEmpty();
        assertThat(extract.rows("staff_leave")).isNotEmpty();
    }

    @Test
    void children_are_born_and_matched() {
        assertThat(of("child").stream().filter(night -> night.is("I"))).isNotEmpty();
        assertThat(of("maltreatment_match")).isNotEmpty();
    }

    @Test
    void families_move_between_programs_and_come_back() {
        Set<String> reasons = new TreeSet<>();
        extract.rows("enrollment").forEach(row -> reasons.add(value(row, "exit_reason")));
        assertThat(reasons).contains("TRANSFER", "COMPLETED", "CUSTODY", "FETAL_LOSS", "DEATH_CHILD", "MOVED_OUT", "");
        assertThat(extract.rows("enrollment").stream()
                        .filter(row -> !value(row, "transferred_to_program_id").isEmpty()))
                .isNotEmpty();
        assertThat(extract.by("enrollment", "caregiver_id").values()).anyMatch(stays -> stays.size() > 1);
    }

    @Test
    void people_are_twins_second_children_and_duplicates() {
        assertThat(extract.rows("child"))
                .anyMatch(row -> value(row, "plurality").equals("2"));
        assertThat(extract.rows("child_enrollment"))
                .anyMatch(row -> value(row, "index_child").equals("N"));
        assertThat(extract.rows("enrollment"))
                .anyMatch(row -> value(row, "duplicate_override").equals("Y"));
        Map<String, Integer> names = new HashMap<>();
        extract.rows("caregiver")
                .forEach(row -> names.merge(
                        value(row, "first_name") + value(row, "last_name") + value(row, "dob"), 1, Integer::sum));
        assertThat(names.values()).anyMatch(count -> count > 1);
        assertThat(extract.rows("pregnancy"))
                .anyMatch(row -> value(row, "outcome").equals("STILLBIRTH"));
    }
}
