package org.hearth.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ledger of outcome payments kept by hand: one outcome at a time, from the sentences of the rules (CT-076 to CT-080, R45). */
final class PlainLedger {
    private final World world;
    private final Options options;
    private final List<Line> lines = new ArrayList<>();

    /** The choices that the rules leave. */
    record Options(boolean isOncePerContract, boolean isPartial, boolean isAnnual, boolean isCarried) {}

    /** A line of the ledger. */
    record Line(
            String run,
            String contract,
            String caseKey,
            String kind,
            BigDecimal unit,
            BigDecimal amount,
            BigDecimal left,
            LocalDate achievedOn,
            LocalDate closesOn) {}

    private record Half(String contract, LocalDate start, LocalDate end, LocalDate closesOn) {
        String run() {
            return "SFY" + (start.getYear() + (start.getMonthValue() == 7 ? 1 : 0))
                    + (start.getMonthValue() == 7 ? "H1" : "H2");
        }
    }

    private PlainLedger(World world, Options options) {
        this.world = world;
        this.options = options;
    }

    static List<Line> of(World world, Options options, LocalDate asOf) {
        PlainLedger ledger = new PlainLedger(world, options);
        Map<String, List<Half>> closings = new TreeMap<>();
        ledger.halves(asOf)
                .forEach(half -> closings.computeIfAbsent(half.closesOn() + half.run(), closing -> new ArrayList<>())
                        .add(half));
        closings.values().forEach(ledger::close);
        return ledger.lines;
    }

    private List<Half> halves(LocalDate asOf) {
        Set<String> contracts = new HashSet<>();
        world.agreements().forEach(agreement -> contracts.add(agreement.key()));
        List<Half> halves = new ArrayList<>();
        for (String contract : contracts) {
            for (LocalDate start = LocalDate.of(2021, 7, 1); start.isBefore(asOf); start = start.plusMonths(6)) {
                LocalDate end = start.plusMonths(6).minusDays(1);
                LocalDate closesOn = closesOn(contract, end, asOf);
                if (closesOn != null) {
                    halves.add(new Half(contract, start, end, closesOn));
                }
            }
        }
        return halves;
    }

    /** Day by day: the first on which the billing is due, as far as is known on it. */
    private @Nullable LocalDate closesOn(String contract, LocalDate end, LocalDate asOf) {
        List<World.Delivered<World.Due>> told = world.dues(contract, end);
        for (LocalDate day = end.minusMonths(1); !day.isAfter(asOf); day = day.plusDays(1)) {
            World.Due due = World.latest(told, day).get(World.Due.key(contract, end));
            if (!(due == null ? end.plusDays(15) : due.on()).isAfter(day)) {
                return day;
            }
        }
        return null;
    }

    private void close(List<Half> halves) {
        World.Known known = world.on(halves.get(0).closesOn());
        Map<String, String> payers = new HashMap<>();
        standing().forEach(line -> payers.put(line.caseKey(), line.contract()));
        halves.stream().sorted(Comparator.comparing(Half::contract)).forEach(half -> close(half, known, payers));
    }

    private void close(Half half, World.Known known, Map<String, String> payers) {
        BigDecimal cap = cap(known.agreements().get(half.contract()));
        BigDecimal left = cap.subtract(paid(half));
        Set<String> settled = new HashSet<>();
        for (Line line : kept(half.contract(), known)) {
            settled.add(payee(known.outcomes().get(line.caseKey())));
        }
        for (Line line : takenBack(half.contract(), known)) {
            BigDecimal net = net(line);
            left = left.add(net);
            add(half, line.caseKey(), "reversal", line.unit(), net.negate(), left, line.achievedOn());
        }
        boolean isCrossed = false;
        for (World.Outcome outcome : candidates(half, known, payers)) {
            if (settled.add(payee(outcome))) {
                BigDecimal unit = price(outcome).orElseThrow();
                BigDecimal part = unit.min(left.max(BigDecimal.ZERO));
                isCrossed |= part.compareTo(unit) < 0;
                BigDecimal pay = options.isPartial() ? part : isCrossed ? BigDecimal.ZERO : unit;
                left = left.subtract(pay);
                add(half, outcome.caseKey(), "earned", unit, unit, left, outcome.achievedOn());
                if (pay.compareTo(unit) < 0) {
                    add(half, outcome.caseKey(), "cap", unit, pay.subtract(unit), left, outcome.achievedOn());
                }
            }
        }
    }

    private void add(
            Half half, String key, String kind, BigDecimal unit, BigDecimal amount, BigDecimal left, LocalDate day) {
        BigDecimal room = left.max(BigDecimal.ZERO).setScale(2);
        lines.add(
                new Line(half.run(), half.contract(), key, kind, unit, amount.setScale(2), room, day, half.closesOn()));
    }

    private BigDecimal cap(World.Agreement agreement) {
        if (agreement == null) {
            return BigDecimal.ZERO;
        }
        long months = agreement.start().until(agreement.end().plusDays(1)).toTotalMonths();
        BigDecimal years = BigDecimal.valueOf(options.isAnnual() ? (months + 11) / 12 : 1);
        return agreement
                .value()
                .subtract(agreement.cola())
                .multiply(new BigDecimal("0.04"))
                .divide(years, MathContext.DECIMAL128)
                .setScale(2, RoundingMode.FLOOR);
    }

    private BigDecimal paid(Half half) {
        String year = half.run().substring(0, 7);
        return sum(lines.stream()
                .filter(line -> line.contract().equals(half.contract()))
                .filter(line -> !options.isAnnual() || line.run().startsWith(year))
                .toList());
    }

    private BigDecimal net(Line standing) {
        return sum(lines.stream()
                .filter(line -> line.contract().equals(standing.contract())
                        && line.caseKey().equals(standing.caseKey()))
                .toList());
    }

    static BigDecimal sum(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** The earned lines that no reversal has taken back. */
    private List<Line> standing() {
        Map<String, Line> standing = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.kind().equals("earned")) {
                standing.put(line.contract() + line.caseKey(), line);
            } else if (line.kind().equals("reversal")) {
                standing.remove(line.contract() + line.caseKey());
            }
        }
        return List.copyOf(standing.values());
    }

    /** Those that are still achieved; of one payee the one of which most was paid, of equals the first. */
    private List<Line> kept(String contract, World.Known known) {
        Map<String, Line> kept = new LinkedHashMap<>();
        for (Line line : standing()) {
            World.Outcome outcome = known.outcomes().get(line.caseKey());
            if (line.contract().equals(contract) && outcome != null && outcome.isAchieved()) {
                kept.merge(payee(outcome), line, (one, other) -> net(other).compareTo(net(one)) > 0 ? other : one);
            }
        }
        return List.copyOf(kept.values());
    }

    private List<Line> takenBack(String contract, World.Known known) {
        List<Line> kept = kept(contract, known);
        return standing().stream()
                .filter(line -> line.contract().equals(contract) && !kept.contains(line))
                .sorted(Comparator.comparing(Line::achievedOn).thenComparing(Line::caseKey))
                .toList();
    }

    private String payee(World.Outcome outcome) {
        return outcome.outcome() + (options.isOncePerContract() ? outcome.person() : outcome.episode());
    }

    private List<World.Outcome> candidates(Half half, World.Known known, Map<String, String> payers) {
        World.Agreement agreement = known.agreements().get(half.contract());
        return known.outcomes().values().stream()
                .filter(outcome -> outcome.isAchieved() && outcome.contract().equals(half.contract()))
                .filter(outcome -> agreement != null
                        && !outcome.achievedOn().isBefore(agreement.start())
                        && !outcome.achievedOn().isAfter(agreement.end()))
                .filter(outcome -> !outcome.achievedOn().isAfter(half.end())
                        && !outcome.enteredOn().isAfter(half.closesOn()))
                .filter(outcome -> options.isCarried() || !outcome.achievedOn().isBefore(half.start()))
                .filter(outcome -> half.contract().equals(payers.getOrDefault(outcome.caseKey(), half.contract())))
                .filter(outcome -> price(outcome).isPresent())
                .sorted(Comparator.comparing(World.Outcome::achievedOn).thenComparing(World.Outcome::caseKey))
                .toList();
    }

    /** On the day of achievement, the model's own before the general one. */
    private Optional<BigDecimal> price(World.Outcome outcome) {
        return world.prices().stream()
                .filter(price -> price.contract().equals(outcome.contract())
                        && price.outcome().equals(outcome.outcome()))
                .filter(price -> price.model() == null || price.model().equals(outcome.model()))
                .filter(price -> !outcome.achievedOn().isBefore(price.from())
                        && (price.to() == null || !outcome.achievedOn().isAfter(price.to())))
                .max(Comparator.comparing((World.Price price) -> price.model() != null)
                        .thenComparing(World.Price::from))
                .map(World.Price::amount);
    }
}
