package org.hearth;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.hearth.text.Yaml;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What an option left out says: {@code HEARTH_<OPTION>} in the environment, else {@code conf/hearth.yml}. */
final class Settings implements IDefaultValueProvider {
    private @Nullable FileSettings file;

    /** The keys of {@code conf/hearth.yml}. */
    record FileSettings(
            @Nullable String lake,
            @Nullable String landing,
            @Nullable List<String> states,
            @Nullable List<String> periods,
            @JsonProperty("token_key_file") @Nullable String tokenKeyFile) {
        static final FileSettings NONE = new FileSettings(null, null, null, null, null);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || !option.longestName().startsWith("--")) {
            return null;
        }
        String name = option.longestName().substring(2);
        String environment =
                System.getenv("HEARTH_" + name.toUpperCase(Locale.ROOT).replace('-', '_'));
        return environment != null && !environment.isBlank() ? environment : fromFile(name);
    }

    private @Nullable String fromFile(String name) {
        FileSettings settings = file();
        return switch (name) {
            case "lake" -> settings.lake();
            case "landing" -> settings.landing();
            case "state" -> joined(settings.states());
            case "period" -> joined(settings.periods());
            case "token-key-file" -> System.getenv("HEARTH_TOKEN_KEY") == null ? settings.tokenKeyFile() : null;
            default -> null;
        };
    }

    private static @Nullable String joined(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : String.join(",", values);
    }

    private FileSettings file() {
        if (file == null) {
            file = read(Path.of(System.getProperty("hearth.home", "."), "conf", "hearth.yml"));
        }
        return file;
    }

    private static FileSettings read(Path path) {
        if (!Files.exists(path)) {
            return FileSettings.NONE;
        }
        try {
            String text = Files.readString(path);
            boolean isEmpty =
                    text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
            return isEmpty ? FileSettings.NONE : Yaml.parse(path.toString(), text, FileSettings.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
