package org.hearth.receive;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Counts the rows of a Parquet file by its footer. */
final class ParquetRows {
    private ParquetRows() {}

    static long count(Path path, Configuration hadoop, String file) {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
            return reader.getRecordCount();
        } catch (IOException | RuntimeException e) {
            throw new RefusedException("file_unreadable", file, "It is not a readable Parquet file. Send it again.");
        }
    }
}
