package org.hearth.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;

/** The CSV text of some units, kept apart by folder and entity. */
final class CsvChunk implements RowSink {

    /** Where a piece of text belongs, in the order in which files are written. */
    record Place(int folder, int entity) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return folder != other.folder
                    ? Integer.compare(folder, other.folder)
                    : Integer.compare(entity, other.entity);
        }
    }

    /** Some lines of one file. */
    record Piece(String text, int rows) {}

    private static final class Lines {
        private final StringWriter text = new StringWriter(4096);
        private final CsvWriter csv = writer(text);
        private int rows;

        private void add(String[] values) {
            csv.writeRecord(values);
            rows++;
        }
    }

    private final Map<Place, Lines> lines = new TreeMap<>();

    @Override
    public void row(int folder, Entity entity, String[] values) {
        lines.computeIfAbsent(new Place(folder, entity.number()), place -> new Lines())
                .add(values);
    }

    Map<Place, Piece> pieces() {
        Map<Place, Piece> pieces = new TreeMap<>();
        lines.forEach((place, text) -> pieces.put(place, new Piece(text.text.toString(), text.rows)));
        return pieces;
    }

    static String header(Entity entity) {
        StringWriter text = new StringWriter();
        writer(text).writeRecord(entity.header());
        return text.toString();
    }

    private static CsvWriter writer(StringWriter text) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(text);
    }
}
