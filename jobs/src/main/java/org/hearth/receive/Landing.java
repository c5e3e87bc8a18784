package org.hearth.receive;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.hearth.text.Digest;
import org.hearth.text.UsageException;

/** The folder that states write into: {@code <state>/<source>/<extract_date>/} with a manifest written last. */
public final class Landing {
    private static final String MANIFEST = "manifest.json";

    private final Path root;
    private final FileSystem files;

    private Landing(Path root, FileSystem files) {
        this.root = root;
        this.files = files;
    }

    /** A landing that is not there is bad usage. */
    public static Landing open(String location, Configuration hadoop) {
        try {
            Path path = new Path(location);
            FileSystem files = path.getFileSystem(hadoop);
            Path root = files.makeQualified(path);
            if (!files.exists(root)) {
                throw new UsageException("No landing folder " + location + ". Name an existing one with --landing.");
            }
            return new Landing(root, files);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open landing " + location, e);
        }
    }

    /** The states that have a folder here, in alphabetical order. */
    public List<String> states() {
        return folders(root).stream().map(Path::getName).toList();
    }

    /** The folders of a state that have a manifest, by extract date, then source. */
    public List<Folder> ready(String state) {
        List<Folder> ready = new ArrayList<>();
        for (Path source : folders(new Path(root, state))) {
            for (Path dated : folders(source)) {
                folder(state, source.getName(), dated).ifPresent(ready::add);
            }
        }
        ready.sort(Comparator.comparing(Folder::extractDate).thenComparing(Folder::path));
        return ready;
    }

    /** The folders with a manifest whose name is no day, relative to the landing. */
    List<String> undated(String state) {
        return folders(new Path(root, state)).stream()
                .flatMap(source -> folders(source).stream()
                        .filter(folder -> date(folder.getName()).isEmpty()
                                && manifestBytes(folder).isPresent())
                        .map(folder -> state + "/" + source.getName() + "/" + folder.getName()))
                .toList();
    }

    /** What lies in a folder beside the manifest, hidden files aside. */
    List<String> contents(Folder folder) {
        return list(new Path(root, folder.path()))
                .map(status -> status.getPath().getName())
                .filter(name -> !name.equals(MANIFEST) && !name.startsWith(".") && !name.startsWith("_"))
                .sorted()
                .toList();
    }

    private Optional<Folder> folder(String state, String source, Path dated) {
        return date(dated.getName()).flatMap(date -> manifestBytes(dated).map(bytes -> {
            String path = state + "/" + source + "/" + dated.getName();
            String digest = Digest.of(new String(bytes, StandardCharsets.ISO_8859_1));
            String batchId = Digest.of(path + "\n" + digest).substring(0, 16);
            return new Folder(state, source, date, path, digest, batchId);
        }));
    }

    private static Optional<LocalDate> date(String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> manifestBytes(Path dated) {
        try (InputStream in = files.open(new Path(dated, MANIFEST))) {
            return Optional.of(in.readAllBytes());
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifest of " + dated, e);
        }
    }

    /** The manifest of a folder found by {@link #ready}, or a refusal. */
    Manifest manifest(Folder folder) {
        byte[] bytes = manifestBytes(new Path(root, folder.path())).orElse(new byte[0]);
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            return Manifest.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(Folder folder, String file) {
        return new Path(new Path(root, folder.path()), file);
    }

    FileSystem files() {
        return files;
    }

    private List<Path> folders(Path parent) {
        return list(parent)
                .filter(FileStatus::isDirectory)
                .map(FileStatus::getPath)
                .filter(path -> !path.getName().startsWith("."))
                .sorted()
                .toList();
    }

    private Stream<FileStatus> list(Path parent) {
        try {
            return Arrays.stream(files.listStatus(parent));
        } catch (FileNotFoundException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + parent, e);
        }
    }
}
