package org.hearth.form;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;

/** The whole document as one JSON object. */
final class JsonWriter implements FormWriter {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public void write(Document document, OutputStream out) throws IOException {
        out.write(MAPPER.writeValueAsBytes(document));
        out.write('\n');
    }
}
