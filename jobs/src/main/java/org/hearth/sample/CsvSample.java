package org.hearth.sample;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Tells chunks of units on all processors and writes them in order, so that threads never change a byte. */
final class CsvSample {

    private static final int CHUNK = 200;

    private record Told(long end, Future<Map<CsvChunk.Place, CsvChunk.Piece>> pieces) {}

    private final Story story;
    private final Landing landing;
    private final LongConsumer familiesDone;

    CsvSample(SampleRequest request, LongConsumer familiesDone) {
        this.story = new Story(request);
        this.landing = new Landing(request);
        this.familiesDone = familiesDone;
    }

    List<Path> write() {
        landing.prepare();
        CsvFiles files = new CsvFiles(landing);
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            write(files, executor, threads * 2);
        } finally {
            executor.shutdownNow();
        }
        return landing.finish(files.delivered());
    }

    private void write(CsvFiles files, ExecutorService executor, int ahead) {
        Deque<Told> waiting = new ArrayDeque<>();
        for (long from = 0; from < story.units() || !waiting.isEmpty(); from += CHUNK) {
            if (from < story.units()) {
                waiting.add(tell(executor, from, Math.min(from + CHUNK, story.units())));
            }
            if (waiting.size() > ahead || from + CHUNK >= story.units()) {
                append(files, waiting.remove());
            }
        }
    }

    private Told tell(ExecutorService executor, long from, long to) {
        return new Told(to, executor.submit(() -> {
            CsvChunk chunk = new CsvChunk();
            story.tell(from, to, chunk);
            return chunk.pieces();
        }));
    }

    private void append(CsvFiles files, Told told) {
        try {
            files.append(told.pieces().get());
            familiesDone.accept(story.familiesBefore(told.end()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a family could not be told", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", e);
        }
    }
}
