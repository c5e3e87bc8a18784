package org.hearth.schema;

/** A reference table joined to each row on {@code on}, so that row rules may read its columns by {@code table.column}. */
public record Lookup(String table, String on) {}
