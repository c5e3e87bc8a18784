package org.hearth.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's values are Scala collections; the rest of the code sees Java ones. */
public final class Values {
    private Values() {}

    /** A map as a row wants it. */
    public static Object map(Map<String, String> entries) {
        return CollectionConverters.asScala(entries);
    }

    /** Structs as maps, arrays as lists, everything else as it is. */
    public static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Row row && row.schema() != null) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (String name : row.schema().fieldNames()) {
                fields.put(name, plain(row.getAs(name)));
            }
            return fields;
        } else if (value instanceof scala.collection.Seq<?> items) {
            List<Object> list = new ArrayList<>();
            CollectionConverters.asJava(items).forEach(item -> list.add(plain(item)));
            return list;
        } else if (value instanceof scala.collection.Map<?, ?> entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            CollectionConverters.asJava(entries).forEach((key, item) -> map.put(String.valueOf(key), plain(item)));
            return map;
        }
        return value;
    }
}
