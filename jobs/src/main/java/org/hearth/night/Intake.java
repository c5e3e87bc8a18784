package org.hearth.night;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.hearth.conform.Conform;
import org.hearth.conform.Fate;
import org.hearth.receive.Batch;
import org.hearth.receive.Folder;
import org.hearth.receive.Landing;
import org.hearth.receive.Receive;
import org.hearth.spark.Sessions;
import org.jspecify.annotations.Nullable;

/** The first half of a night: folders into bronze, bronze into silver, every row with its fate. */
final class Intake {
    private final Context context;

    Intake(Context context) {
        this.context = context;
    }

    /** What came in; {@code changed} are the entities of silver that have new versions. */
    record Taken(
            List<Batch> batches,
            List<String> refused,
            List<String> changed,
            Fate rows,
            long findings,
            boolean isConserved) {

        /** The same with {@code more} findings. */
        Taken telling(long more) {
            return new Taken(batches, refused, changed, rows, findings + more, isConserved);
        }
    }

    /** The ready folders not yet taken in; those dated after {@code asOf} stay where they are. */
    static List<Folder> pending(Landing landing, String state, Batches taken, @Nullable LocalDate asOf) {
        Set<String> ids = taken.ids();
        return landing.ready(state).stream()
                .filter(folder -> !ids.contains(folder.batchId()))
                .filter(folder -> asOf == null || !folder.extractDate().isAfter(asOf))
                .toList();
    }

    Taken take(Landing landing, List<Folder> pending, Batches earlier, boolean isAll) {
        Receive.Received received = context.step(
                "receive",
                "bronze",
                () -> new Receive(context.tables(), landing, context.catalog(), context.knownAt())
                        .take(context.stateId(), pending),
                result -> new long[] {rows(result.batches()), rows(result.batches()), 0});
        Sessions.fit(context.tables().spark(), isSmall(received.batches()));
        Conform.Conformed conformed = context.step(
                "conform",
                "silver",
                () -> new Conform(
                                context.tables(),
                                context.catalog(),
                                context.request().tokenKey(),
                                context.stateId(),
                                context.knownAt())
                        .run(received.batches(), earlier.all(), isAll),
                result -> new long[] {
                    rows(received.batches()),
                    total(result).accepted(),
                    total(result).quarantined()
                });
        for (Conform.Step step : conformed.steps()) {
            context.steps()
                    .add(new StepLog.Step(
                            "conform",
                            step.entity(),
                            step.fate().all(),
                            step.written(),
                            step.fate().quarantined(),
                            -1,
                            -1,
                            step.seconds()));
        }
        long findings = new FindingLedger(context.tables(), context.knownAt(), context.releaseId())
                .add(received.findings(), conformed.findings(), conformed.sound());
        boolean isConserved = record(received.batches(), conformed);
        return new Taken(
                received.batches(), received.refused(), conformed.changed(), total(conformed), findings, isConserved);
    }

    /** Whether the folders hold so little that compiling code for them would cost more than it saves. */
    static boolean isSmall(List<Batch> batches) {
        return rows(batches) <= 200_000;
    }

    /** The same of all that the state ever delivered. */
    static boolean isSmallState(Batches earlier, Taken taken) {
        return isSmall(taken.batches()) && isSmall(earlier.all());
    }

    private static long rows(List<Batch> batches) {
        return batches.stream().mapToLong(Batch::rows).sum();
    }

    private static Fate total(Conform.Conformed conformed) {
        return Fate.sum(conformed.fates().values());
    }

    /** Registers the folders as taken in, and says whether every row of every folder has a fate. */
    private boolean record(List<Batch> batches, Conform.Conformed conformed) {
        List<Row> rows = batches.stream()
                .map(batch -> {
                    Fate fate = fate(conformed, batch);
                    return batch.row(fate.accepted(), fate.quarantined(), fate.ignored(), context.releaseId());
                })
                .toList();
        context.tables().append("ops", "batch", rows, Batch.SCHEMA);
        return batches.stream().allMatch(batch -> fate(conformed, batch).all() == batch.rows());
    }

    private static Fate fate(Conform.Conformed conformed, Batch batch) {
        return conformed.fates().getOrDefault(batch.batchId(), Fate.NONE);
    }

    /** The entities that may hold what no release shows: all of them when an earlier run did not end. */
    static List<String> open(Context context, Batches earlier, Taken taken, java.time.Instant since) {
        return earlier.hasAfter(since) ? List.copyOf(context.catalog().names()) : taken.changed();
    }
}
