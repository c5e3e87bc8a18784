package org.hearth.form;

import java.io.IOException;
import java.io.OutputStream;

/** What a form can be written as. */
public enum Format {
    html,
    pdf,
    xlsx,
    csv,
    json;

    /** Writes the document; the caller closes the stream. */
    public void write(Document document, OutputStream out) throws IOException {
        FormWriter writer =
                switch (this) {
                    case html -> new HtmlWriter();
                    case pdf -> new PdfWriter();
                    case xlsx -> new XlsxWriter();
                    case csv -> new CsvFormWriter();
                    case json -> new JsonWriter();
                };
        writer.write(document, out);
    }

    /** A file of this kind is no text for a terminal. */
    public boolean isBinary() {
        return this == pdf || this == xlsx;
    }
}
