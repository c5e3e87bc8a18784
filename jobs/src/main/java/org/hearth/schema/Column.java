package org.hearth.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table. {@code min} and {@code max} are inclusive, {@code above} is exclusive; a value outside counts
 * as untyped. An {@code identifying} column never leaves bronze: only a keyed token of it does. A {@code masked} value
 * is never shown in a finding. {@code references} names the entity that must hold the value.
 */
public record Column(
        String name,
        @JsonProperty("stored_as") @Nullable String storedAs,
        String type,
        boolean required,
        @Nullable List<String> codes,
        @Nullable String references,
        @JsonProperty("references_unless") @Nullable String referencesUnless,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal above,
        boolean identifying,
        boolean masked,
        List<String> sentinels,
        @Nullable String example,
        String description) {

    public Column {
        if (name.isBlank() || type.isBlank() || description.isBlank()) {
            throw new IllegalArgumentException("A column needs a name, a type and a description: " + name);
        }
        codes = codes == null ? null : List.copyOf(codes);
        sentinels = sentinels == null ? List.of() : List.copyOf(sentinels);
    }

    /** An optional column of moments that no rule bounds. */
    public static Column timestamp(String name, String description) {
        return new Column(
                name,
                null,
                "timestamp",
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                List.of(),
                null,
                description);
    }

    /** The name below bronze: an identifying column is there only as its token, {@code stored_as} keeps names apart. */
    public String storedName() {
        return identifying ? name + "_token" : storedAs == null ? name : storedAs;
    }

    /** The type below bronze. */
    public String storedType() {
        return identifying ? "string" : type;
    }

    /** How many decimals a column of type {@code decimal(p,s)} holds. */
    public int scale() {
        return Integer.parseInt(
                type.substring(type.indexOf(',') + 1, type.indexOf(')')).strip());
    }

    public boolean hidden() {
        return identifying || masked;
    }

    public boolean multiValued() {
        return type.equals("array<string>");
    }
}
