package org.hearth.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The dictionary says what the schemas say. */
class DictionaryTest {

    @Test
    void isWhatTheSchemasSay() throws IOException {
        assertThat(Files.readString(Path.of("..", "schemas", "DICTIONARY.md")))
                .as("schemas/DICTIONARY.md is stale. Run: mvn -DskipTests package && bin/hearth dictionary")
                .isEqualTo(Dictionary.markdown());
    }
}
