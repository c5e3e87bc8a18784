package org.hearth.receive;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The records of one text file: CSV, gzipped CSV or JSON lines, by the file's name. */
interface Records extends Iterator<RawRecord>, AutoCloseable {
    /** Column names as the file has them; empty for JSON lines, where each record names its own. */
    List<String> header();

    @Override
    void close() throws IOException;

    static boolean isParquet(String file) {
        return file.endsWith(".parquet");
    }

    /** Opens a text file; strict UTF-8, so a malformed byte is an error and never a replacement character. */
    static Records open(String file, InputStream bytes) throws IOException {
        InputStream in = new BufferedInputStream(bytes, 1 << 16);
        if (file.endsWith(".csv")) {
            return new CsvRecords(utf8(in));
        } else if (file.endsWith(".csv.gz")) {
            return new CsvRecords(utf8(new GZIPInputStream(in, 1 << 16)));
        } else if (file.endsWith(".json")) {
            return new JsonRecords(utf8(in));
        }
        throw new RefusedException(
                "file_kind_unknown", file, "Send .csv, .csv.gz, .json (one object a line) or .parquet files.");
    }

    private static Reader utf8(InputStream in) {
        return new BufferedReader(
                new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
    }
}
