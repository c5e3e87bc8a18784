package org.hearth.sample;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One entity of the contract with its columns, the three delivery columns last. */
final class Entity {

    private static final List<Column> DELIVERY =
            Stream.of("op:c", "created_at", "modified_at").map(Column::parse).toList();

    private final String name;
    private final int number;
    private final List<Column> columns;
    private final Map<String, Integer> positions = new HashMap<>();

    private Entity(String name, int number, List<Column> columns) {
        this.name = name;
        this.number = number;
        this.columns = columns;
        for (int position = 0; position < columns.size(); position++) {
            positions.put(columns.get(position).name(), position);
        }
    }

    static Entity parse(String line, int number) {
        List<String> words = Arrays.asList(line.trim().split("[\\s|]+", -1));
        Stream<Column> own = words.stream().skip(1).map(Column::parse);
        return new Entity(
                words.get(0), number, Stream.concat(own, DELIVERY.stream()).toList());
    }

    String name() {
        return name;
    }

    int number() {
        return number;
    }

    List<Column> columns() {
        return columns;
    }

    List<String> header() {
        return columns.stream().map(Column::name).toList();
    }

    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException(name + " has no column " + column);
        }
        return position;
    }

    @Override
    public String toString() {
        return name;
    }
}
