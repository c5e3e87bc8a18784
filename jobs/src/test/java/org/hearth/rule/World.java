package org.hearth.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a state delivers about a few contracts and their outcomes, day by day; a later word on a key replaces the earlier. */
record World(
        List<Delivered<Agreement>> agreements,
        List<Price> prices,
        List<Delivered<Outcome>> outcomes,
        List<Delivered<Due>> dues) {

    /** One delivery of a key; null content takes the key back. */
    record Delivered<T>(String key, LocalDate on, @Nullable T content) {}

    record Agreement(String contract, LocalDate start, LocalDate end, BigDecimal value, BigDecimal cola) {}

    record Price(
            String contract,
            String outcome,
            @Nullable String model,
            LocalDate from,
            @Nullable LocalDate to,
            BigDecimal amount) {}

    record Due(String contract, LocalDate halfEnd, LocalDate on) {
        static String key(String contract, LocalDate halfEnd) {
            return contract + " " + halfEnd;
        }
    }

    record Outcome(
            String outcome,
            String episode,
            String person,
            String contract,
            String model,
            boolean isAchieved,
            LocalDate achievedOn,
            LocalDate enteredOn) {
        String caseKey() {
            return outcome + "::" + episode;
        }
    }

    /** The facts that had been delivered up to a day. */
    record Known(Map<String, Agreement> agreements, Map<String, Outcome> outcomes) {}

    Known on(LocalDate day) {
        return new Known(latest(agreements, day), latest(outcomes, day));
    }

    /** What was said of the due day of a half, by the day on which it was said. */
    List<Delivered<Due>> dues(String contract, LocalDate halfEnd) {
        String key = Due.key(contract, halfEnd);
        return dues.stream().filter(told -> told.key().equals(key)).toList();
    }

    static <T> Map<String, T> latest(Collection<Delivered<T>> deliveries, LocalDate day) {
        Map<String, Delivered<T>> latest = new LinkedHashMap<>();
        deliveries.stream()
                .filter(delivery -> !delivery.on().isAfter(day))
                .forEach(delivery -> latest.merge(
                        delivery.key(), delivery, (one, other) -> other.on().isAfter(one.on()) ? other : one));
        Map<String, T> known = new LinkedHashMap<>();
        latest.forEach((key, delivery) -> {
            if (delivery.content() != null) {
                known.put(key, delivery.content());
            }
        });
        return known;
    }

    static World joined(List<World> worlds) {
        World all = new World(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        worlds.forEach(world -> {
            all.agreements.addAll(world.agreements);
            all.prices.addAll(world.prices);
            all.outcomes.addAll(world.outcomes);
            all.dues.addAll(world.dues);
        });
        return all;
    }

    /** The same deliveries as {@code order} puts them. */
    World ordered(UnaryOperator<List<?>> order) {
        return new World(same(order, agreements), same(order, prices), same(order, outcomes), same(order, dues));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> same(UnaryOperator<List<?>> order, List<T> facts) {
        return (List<T>) order.apply(facts);
    }
}
