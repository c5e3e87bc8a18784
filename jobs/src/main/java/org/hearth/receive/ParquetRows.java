package org.hearth.receive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.Type;

/** What the footer of a Parquet file says. */
final class ParquetRows {
    private ParquetRows() {}

    static FileContents contents(Path path, Configuration hadoop, String file) {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
            return new FileContents(names(reader, file), reader.getRecordCount());
        } catch (RefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new RefusedException("file_unreadable", file, "It is not a readable Parquet file. Send it again.");
        }
    }

    /** Two columns of one name cannot be told apart by those who read the file. */
    private static List<String> names(ParquetFileReader reader, String file) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Type field : reader.getFileMetaData().getSchema().getFields()) {
            names.add(field.getName().strip());
            if (!seen.add(field.getName().strip().toLowerCase(Locale.ROOT))) {
                throw new RefusedException(
                        "column_doubled", file, "The column " + field.getName() + " stands twice. Send it once.");
            }
        }
        return List.copyOf(names);
    }
}
