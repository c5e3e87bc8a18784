package org.hearth.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random worlds of two contracts each, with a liking for the days and dollars at which a ledger turns. */
final class Worlds {
    /** On this day every outcome is withdrawn. */
    static final LocalDate END = LocalDate.of(2023, 2, 1);

    private static final LocalDate BEGIN = LocalDate.of(2021, 7, 1);
    private static final List<LocalDate> CLOSES =
            List.of(LocalDate.of(2022, 1, 15), LocalDate.of(2022, 7, 15), LocalDate.of(2023, 1, 15));
    private static final List<LocalDate> DUES = List.of(LocalDate.of(2022, 1, 10), LocalDate.of(2022, 1, 24));
    private static final List<LocalDate> TURNS = List.of(
            LocalDate.of(2021, 7, 1),
            LocalDate.of(2021, 10, 1),
            LocalDate.of(2021, 12, 31),
            LocalDate.of(2022, 7, 1),
            LocalDate.of(2022, 12, 31));

    private final Random random;
    private final String name;
    private final List<String> contracts;

    private Worlds(Random random, String name) {
        this.random = random;
        this.name = name;
        this.contracts = List.of(name + "-K1", name + "-K2");
    }

    static List<World> of(int count, Random random) {
        List<World> worlds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            worlds.add(new Worlds(random, "W" + i).world());
        }
        return worlds;
    }

    private World world() {
        World world = World.joined(List.of());
        contracts.forEach(contract -> agree(world, contract));
        for (int episode = 1; episode <= 6; episode++) {
            deliver(world, name + "-E" + episode, name + "-C" + (1 + random.nextInt(5)), any(contracts));
        }
        return world;
    }

    private void agree(World world, String contract) {
        world.agreements().add(new World.Delivered<>(contract, LocalDate.of(2021, 6, 1), agreement(contract)));
        if (random.nextInt(3) == 0) {
            World.Agreement amended = random.nextInt(4) == 0 ? null : agreement(contract);
            world.agreements().add(new World.Delivered<>(contract, delivery(), amended));
        }
        for (String outcome : List.of("rc1", "rc2")) {
            LocalDate turn = any(TURNS);
            world.prices().add(new World.Price(contract, outcome, null, BEGIN, turn.minusDays(1), dollars(300)));
            world.prices().add(new World.Price(contract, outcome, null, turn, null, dollars(300)));
            if (random.nextBoolean()) {
                world.prices().add(new World.Price(contract, outcome, "HFA", turn, null, dollars(300)));
            }
        }
        if (random.nextInt(3) > 0) {
            due(world, contract, LocalDate.of(2021, 12, 31));
        }
    }

    /** A due day that is told early or late, then put off, brought forward or taken back. */
    private void due(World world, String contract, LocalDate half) {
        String key = World.Due.key(contract, half);
        for (int times = random.nextInt(3); times >= 0; times--) {
            LocalDate on = LocalDate.of(2022, 1, 8).plusDays(random.nextInt(24));
            LocalDate told =
                    random.nextInt(3) == 0 ? BEGIN : LocalDate.of(2022, 1, 5).plusDays(random.nextInt(30));
            boolean isTaken = world.dues().stream()
                    .anyMatch(due -> due.key().equals(key) && due.on().equals(told));
            if (!isTaken) {
                world.dues()
                        .add(new World.Delivered<>(
                                key, told, random.nextInt(6) == 0 ? null : new World.Due(contract, half, on)));
            }
        }
    }

    private World.Agreement agreement(String contract) {
        LocalDate end = random.nextInt(4) == 0 ? LocalDate.of(2022, 6, 30) : LocalDate.of(2023, 6, 30);
        return new World.Agreement(contract, BEGIN, end, dollars(20_000).add(dollars(100)), dollars(100));
    }

    /** One outcome, delivered and corrected in any order, one delivery repeated, and at the end withdrawn. */
    private void deliver(World world, String episode, String person, String contract) {
        String outcome = any(List.of("rc1", "rc1", "rc2"));
        World.Outcome first =
                outcome(outcome, episode, person, contract, any(TURNS).plusDays(random.nextInt(3) - 1));
        List<World.Delivered<World.Outcome>> told = world.outcomes();
        List<LocalDate> days = random.ints(0, 15)
                .distinct()
                .limit(1 + random.nextInt(3))
                .mapToObj(place -> CLOSES.get(place % 3).plusDays(place / 3 - 2))
                .toList();
        for (LocalDate day : days) {
            told.add(new World.Delivered<>(first.caseKey(), day, day.equals(days.get(0)) ? first : corrected(first)));
        }
        told.add(told.get(random.nextInt(told.size())));
        told.add(new World.Delivered<>(first.caseKey(), END, null));
    }

    private World.Outcome outcome(String outcome, String episode, String person, String contract, LocalDate achieved) {
        LocalDate entered = any(CLOSES).plusDays(random.nextInt(3) - 1);
        String model = any(List.of("HFA", "PAT"));
        return new World.Outcome(outcome, episode, person, contract, model, random.nextInt(5) > 0, achieved, entered);
    }

    /** Another word on the outcome: not achieved, on another day, of another person, under another contract, or gone. */
    private World.@Nullable Outcome corrected(World.Outcome first) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> outcome(first.outcome(), first.episode(), name + "-C1", first.contract(), first.achievedOn());
            case 2 -> outcome(first.outcome(), first.episode(), first.person(), any(contracts), first.achievedOn());
            case 3 -> first;
            default -> outcome(first.outcome(), first.episode(), first.person(), first.contract(), any(TURNS));
        };
    }

    /** Now and then on the day of a close, the day before, or the day after. */
    private LocalDate delivery() {
        return any(CLOSES).plusDays(random.nextInt(5) - 2);
    }

    private BigDecimal dollars(int most) {
        return BigDecimal.valueOf(random.nextInt(most * 100), 2);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
