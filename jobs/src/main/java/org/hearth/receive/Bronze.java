package org.hearth.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.hearth.schema.StoredTable;
import org.hearth.spark.Values;
import org.hearth.text.Digest;

/** Turns the files of accepted folders into bronze rows: every field as text, with where it came from. */
final class Bronze {
    /** The columns of {@code bronze.<source>}. */
    static final StructType SCHEMA = StoredTable.of("bronze", "source").structType();

    private static final long SMALL_BYTES = 8L << 20;

    private final SparkSession spark;
    private final Landing landing;
    private final Instant receivedAt;

    Bronze(SparkSession spark, Landing landing, Instant receivedAt) {
        this.spark = spark;
        this.landing = landing;
        this.receivedAt = receivedAt;
    }

    /** One text file to load. */
    record Load(String path, long bytes, String state, String batchId, String date, String entity, String file)
            implements java.io.Serializable {}

    /** The rows of all files of these folders, which are of one source. */
    Dataset<Row> rows(List<FolderCheck.Verdict> verdicts) {
        List<Load> texts = new ArrayList<>();
        List<Dataset<Row>> parts = new ArrayList<>();
        for (FolderCheck.Verdict verdict : verdicts) {
            for (Manifest.Entry entry : verdict.files()) {
                Load load = load(verdict.folder(), entry);
                if (Records.isParquet(entry.file())) {
                    parts.add(ParquetRecords.rows(spark, load, receivedAt));
                } else {
                    texts.add(load);
                }
            }
        }
        if (!texts.isEmpty() || parts.isEmpty()) {
            parts.add(0, texts(texts));
        }
        return parts.stream().reduce(Dataset::unionByName).orElseThrow();
    }

    /** Why a folder's Parquet files cannot be read, though their footers are sound; their pages are read once more. */
    Optional<RefusedException> fault(FolderCheck.Verdict verdict) {
        return verdict.files().stream()
                .filter(entry -> Records.isParquet(entry.file()))
                .filter(entry -> !ParquetRecords.isReadable(spark, load(verdict.folder(), entry), receivedAt))
                .map(entry -> ParquetRows.unreadable(entry.file()))
                .findFirst();
    }

    private Load load(Folder folder, Manifest.Entry entry) {
        Path path = landing.path(folder, entry.file());
        try {
            return new Load(
                    path.toString(),
                    landing.files().getFileStatus(path).getLen(),
                    folder.state(),
                    folder.batchId(),
                    folder.extractDate().toString(),
                    entry.entity(),
                    folder.path() + "/" + entry.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One task a large file, and one for all small ones: one bronze file each, which holds few entities. */
    private Dataset<Row> texts(List<Load> loads) {
        List<List<Load>> bins = new ArrayList<>();
        List<Load> small = new ArrayList<>();
        loads.stream()
                .sorted(Comparator.comparing(Load::entity).thenComparing(Load::file))
                .forEach(load -> {
                    if (load.bytes() > SMALL_BYTES) {
                        bins.add(List.of(load));
                    } else {
                        small.add(load);
                    }
                });
        bins.add(small);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        SerializableConfiguration hadoop =
                new SerializableConfiguration(landing.files().getConf());
        Instant at = receivedAt;
        return spark.createDataFrame(
                context.parallelize(bins, bins.size()).flatMap(bin -> bin.stream()
                        .flatMap(load -> stream(load, hadoop, at))
                        .iterator()),
                SCHEMA);
    }

    private static java.util.stream.Stream<Row> stream(Load load, SerializableConfiguration hadoop, Instant at) {
        try {
            Path path = new Path(load.path());
            Records records =
                    Records.open(load.file(), path.getFileSystem(hadoop.value()).open(path));
            Iterable<RawRecord> once = () -> (Iterator<RawRecord>) records;
            return java.util.stream.StreamSupport.stream(once.spliterator(), false)
                    .map(record -> row(load, record, at))
                    .onClose(() -> close(records));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Records records) {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(Load load, RawRecord record, Instant at) {
        return RowFactory.create(
                load.state(),
                load.batchId(),
                java.time.LocalDate.parse(load.date()),
                load.entity(),
                load.file(),
                record.line(),
                record.fields().get("op"),
                digest(record.fields()),
                record.defect(),
                at,
                Values.map(record.fields()));
    }

    /** Over the fields in the order of their names, without those that say only how the row was sent. */
    static String digest(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields).forEach((name, value) -> {
            if (!FolderCheck.CARRIED.contains(name)) {
                text.append(name).append('=').append(value).append('\u001f');
            }
        });
        return Digest.of(text.toString());
    }
}
