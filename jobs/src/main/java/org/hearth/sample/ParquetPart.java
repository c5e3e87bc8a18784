package org.hearth.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** The Parquet files of one part of a state: one file for each folder and entity that has rows in it. */
final class ParquetPart implements RowSink {

    // Some seventy files grow at once in each task, and two tasks must fit into a heap of 4 GB.
    private static final long ROW_GROUP_BYTES = 8L << 20;
    private static final int PAGE_BYTES = 256 << 10;

    private static final class Growing {
        private final ParquetWriter<String[]> writer;
        private long rows;

        private Growing(ParquetWriter<String[]> writer) {
            this.writer = writer;
        }
    }

    private static final class Builder extends ParquetWriter.Builder<String[], Builder> {
        private final ParquetRows rows;

        private Builder(OutputFile file, ParquetRows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        // Parquet marks it as deprecated and yet leaves it abstract.
        @SuppressWarnings("deprecation")
        @Override
        protected WriteSupport<String[]> getWriteSupport(Configuration configuration) {
            return rows;
        }
    }

    private final Landing landing;
    private final SampleRequest request;
    private final int part;
    private final Configuration configuration = new Configuration(false);
    private final Map<CsvChunk.Place, Growing> files = new TreeMap<>();
    private final Map<CsvChunk.Place, List<String[]>> nights = new TreeMap<>();

    /** The first part holds every entity of the full extract, so that none is missing from the manifest. */
    ParquetPart(SampleRequest request, int part) {
        this.landing = new Landing(request);
        this.request = request;
        this.part = part;
        if (part == 0) {
            Contract.ALL.forEach(entity -> file(new CsvChunk.Place(0, entity.number())));
        }
    }

    /** Nights are small and many; they wait, so that a task never keeps thousands of files open. */
    @Override
    public void row(int folder, Entity entity, String[] values) {
        CsvChunk.Place place = new CsvChunk.Place(folder, entity.number());
        if (folder == 0) {
            write(file(place), values);
        } else {
            nights.computeIfAbsent(place, night -> new ArrayList<>()).add(values);
        }
    }

    private static void write(Growing file, String[] values) {
        try {
            file.writer.write(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.rows++;
    }

    private Growing file(CsvChunk.Place place) {
        return files.computeIfAbsent(place, this::open);
    }

    private Growing open(CsvChunk.Place place) {
        Entity entity = Contract.ALL.get(place.entity());
        Landing.create(landing.folder(Contract.source(entity), place.folder()));
        try {
            return new Growing(new Builder(new LocalOutputFile(path(place)), new ParquetRows(entity, request))
                    .withConf(configuration)
                    .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                    .withCompressionCodec(CompressionCodecName.SNAPPY)
                    .withRowGroupSize(ROW_GROUP_BYTES)
                    .withPageSize(PAGE_BYTES)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(CsvChunk.Place place) {
        Entity entity = Contract.ALL.get(place.entity());
        return landing.file(place.folder(), entity, String.format(Locale.ROOT, "%s-%05d.parquet", entity.name(), part));
    }

    List<DeliveredFile> close() {
        List<DeliveredFile> delivered = new ArrayList<>();
        files.forEach((place, file) -> delivered.add(close(place, file)));
        nights.forEach((place, rows) -> {
            Growing file = open(place);
            rows.forEach(values -> write(file, values));
            delivered.add(close(place, file));
        });
        return delivered;
    }

    private DeliveredFile close(CsvChunk.Place place, Growing file) {
        Path path = path(place);
        String entity = Contract.ALL.get(place.entity()).name();
        try {
            file.writer.close();
            return new DeliveredFile(
                    place.folder(), entity, String.valueOf(path.getFileName()), file.rows, Digest.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
