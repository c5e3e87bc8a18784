package org.hearth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hearth.schema.Dictionary;
import picocli.CommandLine.Command;

@Command(
        name = "dictionary",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Writes schemas/DICTIONARY.md from the schemas that the program was built with.")
final class DictionaryCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        try {
            Files.writeString(
                    Path.of(System.getProperty("hearth.home", "."), "schemas", "DICTIONARY.md"), Dictionary.markdown());
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
