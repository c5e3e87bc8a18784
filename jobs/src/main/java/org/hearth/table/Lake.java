package org.hearth.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Where the tables are: {@code <lake>/<layer>/<table>}, on any Hadoop file system. */
public final class Lake {
    /** Commits are only cleaned away once a checkpoint holds them. */
    private static final String FIRST_COMMIT = "0".repeat(20) + ".json";

    private final Path root;
    private final FileSystem files;

    private Lake(Path root, FileSystem files) {
        this.root = root;
        this.files = files;
    }

    /** A lake that is not there yet is made by the first write. */
    public static Lake at(String location, Configuration hadoop) {
        try {
            Path path = new Path(location);
            FileSystem files = path.getFileSystem(hadoop);
            return new Lake(files.makeQualified(path), files);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open lake " + location, e);
        }
    }

    public FileSystem files() {
        return files;
    }

    /** A path of Hearth's own beside the layers: the lock, the fingerprint of the token key. */
    public Path own(String name) {
        return new Path(new Path(root, "_hearth"), name);
    }

    public String path(String layer, String table) {
        return new Path(new Path(root, layer), table).toString();
    }

    public boolean has(String layer, String table) {
        Path log = new Path(path(layer, table), "_delta_log");
        return exists(new Path(log, FIRST_COMMIT)) || exists(new Path(log, "_last_checkpoint"));
    }

    /** Whether anything lies where the table is or would be. */
    boolean hasFiles(String layer, String table) {
        return exists(new Path(path(layer, table)));
    }

    /** Whether a table is one folder of no more than {@code bytes}, files that a reader no longer sees included. */
    boolean isWithin(long bytes, String layer, String table) {
        try {
            FileStatus[] inside = files.listStatus(new Path(path(layer, table)));
            return Arrays.stream(inside).noneMatch(Lake::isPartition)
                    && Arrays.stream(inside).mapToLong(FileStatus::getLen).sum() <= bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + table + " of " + root, e);
        }
    }

    private static boolean isPartition(FileStatus file) {
        return file.isDirectory() && !file.getPath().getName().startsWith("_");
    }

    public boolean exists() {
        return exists(root);
    }

    /** The tables of a layer, in alphabetical order. */
    public List<String> tables(String layer) {
        try {
            Path folder = new Path(root, layer);
            if (!files.exists(folder)) {
                return List.of();
            }
            return Arrays.stream(files.listStatus(folder))
                    .map(FileStatus::getPath)
                    .filter(path -> exists(new Path(path, "_delta_log")))
                    .map(Path::getName)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + layer + " of " + root, e);
        }
    }

    private boolean exists(Path path) {
        try {
            return files.exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + path, e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
