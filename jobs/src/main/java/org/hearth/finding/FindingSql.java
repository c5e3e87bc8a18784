package org.hearth.finding;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL of a finding about a row that says where it is from: {@code state, source, batch_id, file, line}. */
public final class FindingSql {
    private FindingSql() {}

    /** A struct with the columns of {@code ops.finding}; {@code values} are the expressions of those that vary. */
    public static String struct(Map<String, String> values, Instant firstSeen) {
        Map<String, String> all = new TreeMap<>(values);
        all.put(
                "finding_id",
                "substr(sha2(concat_ws('\\u001f', " + values.get("rule") + ", file, cast(line as string), "
                        + values.get("column") + ", batch_id), 256), 1, 16)");
        all.put("first_seen", "timestamp'" + firstSeen + "'");
        all.put("resolved_in", "cast(null as bigint)");
        return Stream.of(Finding.SCHEMA.fieldNames())
                .map(name -> "'" + name + "', " + all.getOrDefault(name, name))
                .collect(Collectors.joining(", ", "named_struct(", ")"));
    }
}
