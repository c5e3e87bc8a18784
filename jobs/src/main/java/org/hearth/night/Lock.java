package org.hearth.night;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.hearth.table.Lake;

/** Lets one run at a time write a lake. The lock of a process that has died on this host is free. */
final class Lock {
    private final FileSystem files;
    private final Path path;

    private Lock(FileSystem files, Path path) {
        this.files = files;
        this.path = path;
    }

    /** Does the work under the lock, or throws {@link LockedException} that says who holds it. */
    static <T> T holding(Lake lake, Instant now, Supplier<T> work) {
        Lock lock = of(lake, now);
        try {
            return work.get();
        } finally {
            lock.release();
        }
    }

    private static Lock of(Lake lake, Instant now) {
        Lock lock = new Lock(lake.files(), lake.own("lock"));
        if (!lock.take(now)) {
            String holder = lock.holder();
            if (isAlive(holder)) {
                throw new LockedException("Another run holds the lake " + lake + " (" + holder
                        + "). Wait for it to end. If it is gone for good, remove " + lock.path + ".");
            }
            lock.release();
            if (!lock.take(now)) {
                throw new LockedException(
                        "Another run has just taken the lake " + lake + ". Try again when it has ended.");
            }
        }
        return lock;
    }

    private boolean take(Instant now) {
        try (OutputStream out = files.create(path, false)) {
            out.write((ProcessHandle.current().pid() + " on " + host() + " since " + now)
                    .getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot take the lock " + path, e);
        }
    }

    private String holder() {
        try (InputStream in = files.open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** A holder on another host counts as alive: only its own host can tell. */
    private static boolean isAlive(String holder) {
        String[] parts = holder.split(" ", -1);
        if (parts.length < 3 || !parts[2].equals(host())) {
            return !holder.isEmpty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0])).isPresent();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "localhost";
        }
    }

    private void release() {
        try {
            files.delete(path, false);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the lock " + path, e);
        }
    }
}
