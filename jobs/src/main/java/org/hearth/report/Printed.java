package org.hearth.report;

/** How rows are printed: for people, for spreadsheets, or one JSON object a line. */
public enum Printed {
    table,
    csv,
    json
}
