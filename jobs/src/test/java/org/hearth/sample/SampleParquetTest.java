package org.hearth.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hearth.testing.LocalSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleParquetTest {

    private static final SparkSession SPARK = LocalSpark.newSession();

    @Test
    void parquet_holds_what_csv_holds(@TempDir Path text, @TempDir Path columns) throws Exception {
        List<Path> csv = Sample.writeCsv(request(text, 0));
        List<Path> parquet = Sample.writeParquet(SPARK, request(columns, 0));
        assertThat(parquet.stream().map(columns::relativize))
                .isEqualTo(csv.stream().map(text::relativize).toList());
        for (int index = 0; index < csv.size(); index++) {
            compare(csv.get(index), parquet.get(index), Contract.entity("home_visit"));
        }
        for (String entity :
                List.of("caregiver", "program", "screening", "waiver", "employment", "maltreatment_match")) {
            compare(csv.get(0), parquet.get(0), Contract.entity(entity));
        }
    }

    @Test
    void defects_survive_in_text_columns(@TempDir Path text, @TempDir Path columns) throws Exception {
        List<Path> csv = Sample.writeCsv(request(text, 0.05));
        List<Path> parquet = Sample.writeParquet(SPARK, request(columns, 0.05));
        compare(csv.get(0), parquet.get(0), Contract.entity("screening"));
    }

    private static SampleRequest request(Path landing, double defects) {
        return new SampleRequest("ut", landing, 60, 2, 3, 9, defects, LocalDate.of(2025, 9, 30));
    }

    private static void compare(Path csvFolder, Path parquetFolder, Entity entity) throws Exception {
        Path csv = csvFolder.resolve(entity.name() + ".csv");
        List<String> files = parts(parquetFolder, entity);
        assertThat(files.isEmpty()).as(csv.toString()).isEqualTo(!Files.exists(csv));
        if (!files.isEmpty()) {
            List<String> expected = Extract.read(csv).stream()
                    .map(row -> String.join("|", row.values()))
                    .toList();
            List<String> found = SPARK.read().parquet(files.toArray(new String[0])).collectAsList().stream()
                    .map(SampleParquetTest::text)
                    .toList();
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static List<String> parts(Path folder, Entity entity) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.matches(".*/" + entity.name() + "-\\d+\\.parquet"))
                    .toList();
        }
    }

    private static String text(Row row) {
        List<String> cells = new ArrayList<>();
        for (int cell = 0; cell < row.size(); cell++) {
            Object value = row.get(cell);
            cells.add(value == null ? "" : value instanceof Boolean flag ? (flag ? "Y" : "N") : value.toString());
        }
        return String.join("|", cells);
    }
}
