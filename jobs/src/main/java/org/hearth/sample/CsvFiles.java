package org.hearth.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The growing CSV files of all folders. */
final class CsvFiles {

    private static final class Growing {
        private final Path path;
        private final Digest digest = new Digest();
        private long rows;

        private Growing(Path path) {
            this.path = path;
        }

        // Opened for each piece: a month of nights would otherwise keep some thousand files open.
        private void add(String text, int count) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            digest.add(bytes, bytes.length);
            rows += count;
        }
    }

    private final Landing landing;
    private final Map<CsvChunk.Place, Growing> files = new TreeMap<>();

    /** Every entity stands in the full extract, with only its header where there is no row. */
    CsvFiles(Landing landing) {
        this.landing = landing;
        Contract.ALL.forEach(entity -> file(new CsvChunk.Place(0, entity.number())));
    }

    private Growing file(CsvChunk.Place place) {
        return files.computeIfAbsent(place, this::open);
    }

    private Growing open(CsvChunk.Place place) {
        Entity entity = Contract.ALL.get(place.entity());
        Landing.create(landing.folder(Contract.source(entity), place.folder()));
        Growing file = new Growing(landing.file(place.folder(), entity, name(entity)));
        file.add(CsvChunk.header(entity), 0);
        return file;
    }

    private static String name(Entity entity) {
        return entity.name() + ".csv";
    }

    void append(Map<CsvChunk.Place, CsvChunk.Piece> pieces) {
        pieces.forEach((place, piece) -> file(place).add(piece.text(), piece.rows()));
    }

    List<DeliveredFile> delivered() {
        List<DeliveredFile> delivered = new ArrayList<>();
        files.forEach((place, file) -> {
            Entity entity = Contract.ALL.get(place.entity());
            delivered.add(new DeliveredFile(place.folder(), entity.name(), name(entity), file.rows, file.digest.hex()));
        });
        return delivered;
    }
}
