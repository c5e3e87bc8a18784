package org.hearth.receive;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RFC 4180 records; the first is the header. A byte order mark before it is dropped. */
final class CsvRecords implements Records {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;

    CsvRecords(Reader reader) {
        records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(1 << 26)
                .ofCsvRecord(reader)
                .iterator();
        header = records.hasNext() ? names(records.next()) : List.of();
    }

    private static List<String> names(CsvRecord first) {
        List<String> names = new ArrayList<>();
        for (String field : first.getFields()) {
            String name = names.isEmpty() && !field.isEmpty() && field.charAt(0) == BYTE_ORDER_MARK
                    ? field.substring(1)
                    : field;
            names.add(name.strip());
        }
        return List.copyOf(names);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public RawRecord next() {
        CsvRecord record = records.next();
        Map<String, String> fields = new HashMap<>();
        int known = Math.min(record.getFieldCount(), header.size());
        for (int i = 0; i < known; i++) {
            String value = record.getField(i);
            if (!value.isEmpty()) {
                fields.putIfAbsent(header.get(i), value);
            }
        }
        return new RawRecord(record.getStartingLineNumber(), fields, defect(record));
    }

    private @Nullable String defect(CsvRecord record) {
        return record.getFieldCount() == header.size()
                ? null
                : "The row has " + record.getFieldCount() + " fields, the header " + header.size()
                        + ". Check for a cut line or a comma outside quotes.";
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
