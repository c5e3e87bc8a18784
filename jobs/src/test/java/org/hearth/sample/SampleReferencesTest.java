package org.hearth.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReferencesTest {

    private static final Set<String> AHEAD = Set.of(
            "edd",
            "end_date",
            "valid_to",
            "expires_date",
            "planned_end_date",
            "due_date",
            "due_at",
            "new_due_at",
            "period_end");

    @ParameterizedTest
    @ValueSource(strings = {"ct", "ut"})
    void clean_folders_hold_the_contract_on_every_night(String state, @TempDir Path landing) {
        SampleRequest request = new SampleRequest(state, landing, 600, 3, 40, 11, 0, LocalDate.of(2025, 9, 30));
        Extract extract = new Extract();
        List<String> faults = new ArrayList<>();
        for (Path folder : Sample.writeCsv(request)) {
            extract.load(folder);
            for (Entity entity : Contract.ALL) {
                check(folder, entity, extract, faults);
            }
        }
        assertThat(faults.stream().limit(20)).isEmpty();
    }

    private static void check(Path folder, Entity entity, Extract extract, List<String> faults) {
        Path file = folder.resolve(entity.name() + ".csv");
        if (!file.toFile().exists()) {
            return;
        }
        Set<String> keys = new HashSet<>();
        LocalDate extracted = LocalDate.parse(String.valueOf(folder.getFileName()));
        for (Map<String, String> row : Extract.read(file)) {
            if (!keys.add(Extract.key(entity, row))) {
                faults.add("twice in " + file + ": " + row);
            }
            for (Column column : entity.columns()) {
                String fault = fault(column, Extract.value(row, column.name()), extracted, extract);
                if (!fault.isEmpty()) {
                    faults.add(column.name() + " " + fault + " in " + file + ": " + row);
                }
            }
        }
    }

    private static String fault(Column column, String value, LocalDate extracted, Extract extract) {
        if (value.isEmpty()) {
            return column.isRequired() ? "is required" : "";
        }
        if (!column.reference().isEmpty() && !refersTo(extract, column.reference(), value)) {
            return "refers to nothing";
        }
        boolean isPast = AHEAD.contains(column.name());
        return switch (column.kind()) {
            case DATE -> !isPast && LocalDate.parse(value).isAfter(extracted) ? "lies ahead" : "";
            case TIMESTAMP ->
                !isPast && Instant.parse(value).isAfter(Instant.parse(extracted + "T23:59:59Z")) ? "lies ahead" : "";
            case INTEGER -> value.matches("-?\\d+") ? "" : "is no integer";
            case DECIMAL -> value.matches("-?\\d+\\.\\d\\d") ? "" : "is no decimal";
            case BOOLEAN -> value.matches("[YN]") ? "" : "is no boolean";
            case CODE -> value.matches("[A-Z0-9_;a-z]+") ? "" : "is no code";
            case TEXT -> "";
        };
    }

    private static boolean refersTo(Extract extract, String reference, String value) {
        return switch (reference) {
            case "person" -> extract.has("caregiver", value) || extract.has("child", value) || value.contains("-O");
            default -> extract.has(reference, value);
        };
    }
}
