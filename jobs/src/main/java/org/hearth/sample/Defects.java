package org.hearth.sample;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Spoils the requested share of rows, each in one way that real files know. */
final class Defects implements RowSink {

    private enum Defect {
        TRAILING_BLANKS,
        UNKNOWN_CODE,
        UNTYPED_DATE,
        UNTYPED_NUMBER,
        EMPTY_REQUIRED,
        ORPHAN,
        FUTURE_DATE,
        OUT_OF_RANGE,
        NO_SCORE,
        DUPLICATE_KEY
    }

    // One bad row here would take thousands of families with it, which is not what a share of bad rows means.
    private static final Set<String> BACKBONE =
            Set.of("organization", "contract", "program", "site", "staff", "caregiver", "enrollment");
    private static final Set<String> EVENTS = Set.of(
            "visit_date",
            "administered_date",
            "provided_date",
            "observed_date",
            "asked_date",
            "changed_date",
            "as_of_date",
            "received_date");
    private static final Set<String> BOUNDED = Set.of(
            "score_total",
            "communication",
            "gross_motor",
            "fine_motor",
            "days_read",
            "gestational_age_days",
            "fte",
            "hours_worked");

    private final SampleRequest request;
    private final Dice dice;
    private final RowSink sink;

    Defects(SampleRequest request, Dice dice, RowSink sink) {
        this.request = request;
        this.dice = dice;
        this.sink = sink;
    }

    @Override
    public void row(int folder, Entity entity, String[] values) {
        boolean isDeletion = values[entity.position("op")].equals("D");
        if (!isDeletion && dice.chance(request.defects())) {
            spoil(folder, entity, values);
        }
        sink.row(folder, entity, values);
    }

    private void spoil(int folder, Entity entity, String[] values) {
        boolean isBackbone =
                BACKBONE.contains(entity.name()) && dice.chance(entity.name().equals("enrollment") ? 0.5 : 0.9);
        for (int turn = 0; turn < 12; turn++) {
            Defect defect =
                    isBackbone ? Defect.TRAILING_BLANKS : Defect.values()[dice.between(0, Defect.values().length - 1)];
            if (defect == Defect.DUPLICATE_KEY) {
                sink.row(folder, entity, values.clone());
                return;
            }
            if (apply(defect, entity, values)) {
                return;
            }
        }
    }

    private boolean apply(Defect defect, Entity entity, String[] values) {
        String future = Days.text(request.lastDay() + dice.between(30, 900));
        return switch (defect) {
            case TRAILING_BLANKS -> replace(entity, values, Defects::isPlain, value -> value + "  ");
            case UNKNOWN_CODE -> replace(entity, values, column -> column.kind() == Kind.CODE, value -> value + "_9");
            case UNTYPED_DATE -> replace(entity, values, Defects::isTime, value -> "31/02/2024");
            case UNTYPED_NUMBER -> replace(entity, values, Defects::isNumber, value -> "about " + value);
            case EMPTY_REQUIRED -> replace(entity, values, Column::isRequired, value -> "");
            case ORPHAN -> replace(entity, values, Defects::isReference, value -> value + "-GONE");
            case FUTURE_DATE -> replace(entity, values, column -> EVENTS.contains(column.name()), value -> future);
            case OUT_OF_RANGE -> replace(entity, values, column -> BOUNDED.contains(column.name()), value -> "999");
            case NO_SCORE -> replace(entity, values, column -> column.name().equals("score_total"), value -> "");
            case DUPLICATE_KEY -> false;
        };
    }

    private static boolean isPlain(Column column) {
        boolean isText = column.kind() == Kind.TEXT || column.kind() == Kind.CODE;
        return isText
                && !column.isKey()
                && column.reference().isEmpty()
                && !column.name().equals("op");
    }

    private static boolean isTime(Column column) {
        return column.kind() == Kind.DATE || column.kind() == Kind.TIMESTAMP;
    }

    private static boolean isNumber(Column column) {
        return column.kind() == Kind.INTEGER || column.kind() == Kind.DECIMAL;
    }

    private static boolean isReference(Column column) {
        return !column.reference().isEmpty();
    }

    private boolean replace(Entity entity, String[] values, Predicate<Column> isMeant, UnaryOperator<String> change) {
        List<Integer> places = IntStream.range(0, values.length)
                .filter(place -> !values[place].isEmpty())
                .filter(place -> isMeant.test(entity.columns().get(place)))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            return false;
        }
        int place = places.get(dice.between(0, places.size() - 1));
        values[place] = change.apply(values[place]);
        return true;
    }
}
