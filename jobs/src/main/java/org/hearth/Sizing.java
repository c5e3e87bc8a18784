package org.hearth;

/** How much to divide the work: {@code HEARTH_SHUFFLE_PARTITIONS}, else one part a core. */
final class Sizing {
    private Sizing() {}

    static int shufflePartitions() {
        String set = System.getenv("HEARTH_SHUFFLE_PARTITIONS");
        return set == null || set.isBlank()
                ? Runtime.getRuntime().availableProcessors()
                : Integer.parseInt(set.strip());
    }
}
