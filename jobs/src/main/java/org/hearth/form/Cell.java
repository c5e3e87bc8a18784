package org.hearth.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One cell: its exact value, and how it is printed everywhere. */
public record Cell(Kind kind, @Nullable Number value, String shown) {
    private static final String NONE = "–";

    /** What a cell holds; {@code format} is the number format of a workbook. */
    public enum Kind {
        text("@"),
        count("#,##0"),
        percent("0.0%"),
        rate("0.000"),
        quantity("#,##0.##"),
        money("#,##0.00");

        private final String format;

        Kind(String format) {
            this.format = format;
        }

        public String format() {
            return format;
        }
    }

    public static Cell text(String text) {
        return new Cell(Kind.text, null, text);
    }

    public static Cell count(@Nullable Long value) {
        return new Cell(Kind.count, value, value == null ? NONE : String.format(Locale.ROOT, "%,d", value));
    }

    /** A share from 0 to 1, printed with one decimal. */
    public static Cell percent(@Nullable Double share) {
        return of(Kind.percent, share);
    }

    /** Events a subject, printed with three decimals. */
    public static Cell rate(@Nullable Double rate) {
        return of(Kind.rate, rate);
    }

    /** Something measured, printed with at most two decimals. */
    public static Cell quantity(@Nullable Double amount) {
        return of(Kind.quantity, amount);
    }

    /** Dollars and cents. */
    public static Cell money(@Nullable BigDecimal amount) {
        return of(Kind.money, amount == null ? null : amount.doubleValue());
    }

    /** Percent, rate, quantity or money. */
    static Cell of(Kind kind, @Nullable Double value) {
        if (value == null) {
            return new Cell(kind, null, NONE);
        }
        DecimalFormat format = new DecimalFormat(kind.format(), DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return new Cell(kind, value, format.format(new BigDecimal(value.toString())));
    }

    @JsonIgnore
    public boolean isNumber() {
        return kind != Kind.text;
    }
}
