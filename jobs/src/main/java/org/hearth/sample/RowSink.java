package org.hearth.sample;

/** Takes the rows of one family or program; folder 0 is the full extract, folder n the nth night after it. */
interface RowSink {

    void row(int folder, Entity entity, String[] values);
}
