package org.hearth.receive;

import java.util.List;

/** What a file was found to hold: its column names, which JSON lines do not have as a whole, and its rows. */
record FileContents(List<String> header, long rows) {}
