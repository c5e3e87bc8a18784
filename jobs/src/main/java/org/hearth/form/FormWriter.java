package org.hearth.form;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a form as one kind of file. */
interface FormWriter {
    void write(Document document, OutputStream out) throws IOException;
}
