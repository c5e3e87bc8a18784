package org.hearth.receive;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file as it came: {@code line} is the record's first physical line, the header is line 1. Empty fields
 * are absent. {@code defect} says why the row has no usable shape.
 */
record RawRecord(long line, Map<String, String> fields, @Nullable String defect) {}
