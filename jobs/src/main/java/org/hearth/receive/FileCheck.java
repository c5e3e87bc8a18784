package org.hearth.receive;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.hearth.text.Digest;

/** Reads a file once to its end and refuses it when its bytes, its rows or its encoding are not as promised. */
final class FileCheck {
    private final FileSystem files;

    FileCheck(FileSystem files) {
        this.files = files;
    }

    /** The column names of a good file; empty for JSON lines and Parquet. */
    List<String> verify(Path path, Manifest.Entry entry) {
        try (InputStream bytes = files.open(path)) {
            return verify(bytes, entry, path);
        } catch (FileNotFoundException e) {
            throw refused("file_missing", entry, "The manifest lists it, but it is not in the folder. Send it.");
        } catch (ZipException | EOFException e) {
            throw notGzip(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private List<String> verify(InputStream bytes, Manifest.Entry entry, Path path) throws IOException {
        if (files.getFileStatus(path).getLen() == 0) {
            throw refused("file_empty", entry, "It has 0 bytes. Send at least the header row.");
        }
        MessageDigest digest = Digest.sha256();
        DigestInputStream counted = new DigestInputStream(bytes, digest);
        FileContents contents = Records.isParquet(entry.file()) ? parquet(path, entry) : text(counted, entry);
        counted.transferTo(java.io.OutputStream.nullOutputStream());
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (!sha256.equals(entry.sha256().toLowerCase(Locale.ROOT))) {
            throw refused(
                    "digest_differs", entry, "Its sha256 is " + sha256 + ", not the manifest's. Send both again.");
        }
        if (contents.rows() != entry.rows()) {
            throw refused(
                    "row_count_differs",
                    entry,
                    "It has " + contents.rows() + " rows, the manifest says " + entry.rows() + ". Send both again.");
        }
        return contents.header();
    }

    private FileContents parquet(Path path, Manifest.Entry entry) {
        return ParquetRows.contents(path, files.getConf(), entry.file());
    }

    private static FileContents text(InputStream in, Manifest.Entry entry) throws IOException {
        try (Records records = Records.open(entry.file(), new Unclosed(in))) {
            long rows = 0;
            while (records.hasNext()) {
                records.next();
                rows++;
            }
            return new FileContents(records.header(), rows);
        } catch (CsvParseException e) {
            throw refused("file_cut", entry, "It ends inside a quoted field, or a quote is misplaced. Send it again.");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notUtf8(entry);
            } else if (e.getCause() instanceof ZipException || e.getCause() instanceof EOFException) {
                throw notGzip(entry);
            }
            throw e;
        } catch (CharacterCodingException e) {
            throw notUtf8(entry);
        }
    }

    private static RefusedException notGzip(Manifest.Entry entry) {
        return refused("file_unreadable", entry, "It is not a whole gzip file. Send it again.");
    }

    private static RefusedException notUtf8(Manifest.Entry entry) {
        return refused("not_utf8", entry, "It is not UTF-8 (UTF-16, perhaps). Export it as UTF-8.");
    }

    private static RefusedException refused(String rule, Manifest.Entry entry, String message) {
        return new RefusedException(rule, entry.file(), message);
    }

    /** Keeps the bytes under a reader open, so that what the reader leaves can still be digested. */
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The digest reads on after the parser has closed its reader.
        }
    }
}
