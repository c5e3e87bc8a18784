package org.hearth.sample;

import java.util.SplittableRandom;

/** The chances of one family or one program: the same seed, purpose and number always roll the same. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed, String purpose, long number) {
        long mixed = mix(mix(seed) ^ purpose.hashCode() * 0x9E3779B97F4A7C15L);
        this.random = new SplittableRandom(mix(mixed ^ number * 0xD1342543DE82EF95L));
    }

    // Neighbouring seeds and numbers must not give neighbouring streams; this is the usual 64-bit finalizer.
    static long mix(long value) {
        long result = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        result = (result ^ (result >>> 27)) * 0x94D049BB133111EBL;
        return result ^ (result >>> 31);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double unit() {
        return random.nextDouble();
    }

    /** A whole number from low to high, both included. */
    int between(int low, int high) {
        return high <= low ? low : low + random.nextInt(high - low + 1);
    }

    String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    /** A bell-shaped number; the sum of four even ones is near enough. */
    double around(double mean, double spread) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        return mean + (sum - 2) * spread * 1.732;
    }

    /** Y, N, or, for the given share, unknown. */
    String answer(double yes, double unknown) {
        double roll = random.nextDouble();
        return roll < unknown ? "" : chance(yes) ? "Y" : "N";
    }
}
