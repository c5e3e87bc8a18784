package org.hearth.receive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.Type;

/** What the footer of a Parquet file says, and whether its pages are there. */
final class ParquetRows {
    private ParquetRows() {}

    static FileContents contents(Path path, Configuration hadoop, String file) {
        try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop))) {
            FileContents contents = new FileContents(names(reader, file), reader.getRecordCount());
            readPages(reader);
            return contents;
        } catch (RefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(file);
        }
    }

    /** Unpacks each page once: a footer may be sound where they are not. */
    private static void readPages(ParquetFileReader reader) throws IOException {
        List<ColumnDescriptor> columns = reader.getFileMetaData().getSchema().getColumns();
        for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
            for (ColumnDescriptor column : columns) {
                PageReader pages = group.getPageReader(column);
                pages.readDictionaryPage();
                for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
                    unpack(page);
                }
            }
        }
    }

    private static void unpack(DataPage page) throws IOException {
        BytesInput bytes = page instanceof DataPageV1 first ? first.getBytes() : ((DataPageV2) page).getData();
        bytes.writeAllTo(OutputStream.nullOutputStream());
    }

    static RefusedException unreadable(String file) {
        return new RefusedException("file_unreadable", file, "It is not a readable Parquet file. Send it again.");
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
