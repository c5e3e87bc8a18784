package org.hearth.release;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hearth.table.Tables;

/** The releases of a lake; publishing is one commit, so readers see all of a release or none of it. */
public final class Releases {
    private final Tables tables;

    public Releases(Tables tables) {
        this.tables = tables;
    }

    public List<Release> all() {
        return tables.read("ops", "release", Release.SCHEMA).collectAsList().stream()
                .map(Release::of)
                .sorted(Comparator.comparing(Release::releaseId))
                .toList();
    }

    /** The release that readers of a state see. */
    public Optional<Release> current(String state) {
        return Optional.ofNullable(current().get(state));
    }

    /** The release that readers see, by state. */
    public Map<String, Release> current() {
        Map<String, Release> current = new TreeMap<>();
        all().stream()
                .filter(release ->
                        release.status() == Release.Status.published || release.status() == Release.Status.frozen)
                .forEach(release -> current.put(release.state(), release));
        return current;
    }

    public long nextId() {
        return all().stream().mapToLong(Release::releaseId).max().orElse(0) + 1;
    }

    public void append(Release release) {
        tables.append("ops", "release", List.of(release.row()), Release.SCHEMA);
    }
}
