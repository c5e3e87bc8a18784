package org.hearth.night;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.hearth.config.Options;
import org.hearth.config.StateConfig;
import org.hearth.measure.MeasureCatalog;
import org.hearth.release.Releases;
import org.hearth.schema.SilverCatalog;
import org.hearth.spark.Reads;
import org.hearth.table.Tables;

/** What every step of one state's night works with; {@code knownAt} is the night's one moment of knowledge. */
record Context(
        Tables tables,
        SilverCatalog catalog,
        MeasureCatalog measures,
        NightlyRequest request,
        StateConfig state,
        Options options,
        Instant knownAt,
        String codeVersion,
        long releaseId,
        StepLog steps,
        Reads reads) {

    String stateId() {
        return state.state();
    }

    Map<String, Object> parameters(LocalDate asOf) {
        return options.parameters(state, asOf);
    }

    Releases releases() {
        return new Releases(tables);
    }

    /** Runs a step and logs what it read beside what it says of itself. */
    <T> T step(
            String name,
            String table,
            java.util.function.Supplier<T> work,
            java.util.function.Function<T, long[]> rows) {
        long start = System.nanoTime();
        Reads.Count before = reads.soFar();
        T result = work.get();
        Reads.Count read = reads.soFar().minus(before);
        long[] counts = rows.apply(result);
        steps.add(new StepLog.Step(
                name,
                table,
                counts[0],
                counts[1],
                counts[2],
                read.files(),
                read.rows(),
                (System.nanoTime() - start) / 1e9));
        return result;
    }
}
