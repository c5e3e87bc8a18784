package org.hearth.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The text files that are packed into the jar; a missing one is a bug of the build. */
public final class Resources {
    private static final Map<String, List<String>> LISTED = new ConcurrentHashMap<>();

    private Resources() {}

    public static String text(String path) {
        try (InputStream in = Resources.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("No such resource: " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read resource: " + path, e);
        }
    }

    /** Names of the files in a folder that end in {@code suffix}, without it, in alphabetical order. */
    public static List<String> names(String folder, String suffix) {
        return LISTED.computeIfAbsent(folder + " " + suffix, key -> listed(folder, suffix));
    }

    /** The texts of the files that {@link #names} lists. */
    public static List<String> texts(String folder, String suffix) {
        return names(folder, suffix).stream()
                .map(name -> text(folder + "/" + name + suffix))
                .toList();
    }

    private static List<String> listed(String folder, String suffix) {
        URL url = Resources.class.getResource("/" + folder);
        if (url == null) {
            throw new IllegalArgumentException("No such resource folder: " + folder);
        }
        try {
            return namesAt(url.toURI(), folder, suffix);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalArgumentException("Cannot list resource folder: " + folder, e);
        }
    }

    private static List<String> namesAt(URI uri, String folder, String suffix) throws IOException {
        if (!uri.getScheme().equals("jar")) {
            return namesIn(Path.of(uri), suffix);
        }
        URI jar = URI.create(uri.getRawSchemeSpecificPart().replaceFirst("!.*", ""));
        // Opened by its path it is nobody else's; by its address it could be open only once, and threads list side by
        // side.
        try (FileSystem files = FileSystems.newFileSystem(Path.of(jar), Map.of())) {
            return namesIn(files.getPath("/" + folder), suffix);
        }
    }

    private static List<String> namesIn(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
        }
    }
}
