package org.hearth.night;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.hearth.schema.StoredTable;
import org.hearth.table.Grown;
import org.hearth.table.Lake;

/** A lake remembers by which schemas its tables stand; other ones bring their new columns before a night begins. */
final class SchemaCheck {
    private SchemaCheck() {}

    static void require(SparkSession spark, Lake lake) {
        Path path = lake.own("schemas_digest");
        String digest = StoredTable.digest();
        if (!digest.equals(remembered(lake, path))) {
            Grown.grow(spark, lake);
            remember(lake, path, digest);
        }
    }

    private static String remembered(Lake lake, Path path) {
        try (InputStream in = lake.files().open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (FileNotFoundException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static void remember(Lake lake, Path path, String digest) {
        try (OutputStream out = lake.files().create(path, true)) {
            out.write(digest.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }
}
