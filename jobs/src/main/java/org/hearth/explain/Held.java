package org.hearth.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import org.hearth.schema.Column;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** The facts of one family, held on the driver, so that they can be decided again with one of them changed. */
final class Held {
    private static final Set<TableSchema.FamilyPath> OF_FAMILIES = Set.of(
            TableSchema.FamilyPath.person,
            TableSchema.FamilyPath.household,
            TableSchema.FamilyPath.episode,
            TableSchema.FamilyPath.pregnancy);

    private static final String VERSION = "_version";

    private final SparkSession views;
    private final SilverCatalog catalog;
    private final Map<String, List<Object[]>> rows = new TreeMap<>();
    private final Map<String, List<Object[]>> versions = new TreeMap<>();
    private final Map<String, StructType> types = new TreeMap<>();
    private final Set<String> ids = new TreeSet<>(Set.of("household_id"));

    /** Holds those of {@code entities} that belong to families; they are views of the session. */
    Held(SparkSession views, SilverCatalog catalog, Set<String> entities) {
        this.views = views;
        this.catalog = catalog;
        for (String name : catalog.names()) {
            TableSchema schema = catalog.table(name);
            if (isOfFamilies(schema) && schema.key().size() == 1) {
                ids.addAll(schema.key());
            }
            if (isOfFamilies(schema) && entities.contains(name)) {
                types.put(name, views.table(name).schema());
                rows.put(name, values(views.table(name).collectAsList()));
                if (entities.contains(name + VERSION)) {
                    versions.put(
                            name,
                            values(views.table(name + VERSION)
                                    .selectExpr(type(name).fieldNames())
                                    .collectAsList()));
                }
            }
        }
    }

    private static boolean isOfFamilies(TableSchema schema) {
        return schema.familyPath()
                .map(path -> OF_FAMILIES.contains(path.getKey()))
                .orElse(false);
    }

    private static List<Object[]> values(List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    Object[] values = new Object[row.length()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = value(row, i);
                    }
                    return values;
                })
                .toList();
    }

    private static @Nullable Object value(Row row, int at) {
        boolean isList = row.schema().fields()[at].dataType() instanceof ArrayType && !row.isNullAt(at);
        return isList ? row.getList(at).toArray() : row.get(at);
    }

    Set<String> entities() {
        return rows.keySet();
    }

    TableSchema schema(String entity) {
        return catalog.table(entity);
    }

    List<Object[]> rows(String entity) {
        return rows.getOrDefault(entity, List.of());
    }

    StructType type(String entity) {
        return types.getOrDefault(entity, new StructType());
    }

    @Nullable
    Object value(String entity, Object[] row, String column) {
        return row[type(entity).fieldIndex(schema(entity).column(column).storedName())];
    }

    @Nullable
    LocalDate day(String entity, Object[] row, String column) {
        return value(entity, row, column) instanceof LocalDate day ? day : null;
    }

    /** The key as evidence writes it. */
    String id(String entity, Object[] row) {
        return schema(entity).key().stream()
                .map(column -> String.valueOf(value(entity, row, column)))
                .collect(Collectors.joining("|"));
    }

    /** Registers the family once a candidate, with that one's change, under ids that end in its mark. */
    void register(List<Candidate> candidates) {
        rows.forEach(
                (entity, facts) -> register(entity, entity, candidates, candidate -> candidate.applied(entity, facts)));
        versions.forEach((entity, told) ->
                register(entity + VERSION, entity, candidates, candidate -> versions(candidate, entity, told)));
    }

    private void register(
            String view, String entity, List<Candidate> candidates, Function<Candidate, List<Object[]>> facts) {
        boolean[] isMarked = marked(entity);
        List<Row> copies = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            String mark = Candidate.mark(i);
            for (Object[] fact : facts.apply(candidates.get(i))) {
                copies.add(RowFactory.create(marked(fact, isMarked, mark)));
            }
        }
        views.createDataFrame(copies, type(entity)).createOrReplaceTempView(view);
    }

    /** A record that is changed is taken to have said so from its first version on. */
    private List<Object[]> versions(Candidate candidate, String entity, List<Object[]> told) {
        if (!candidate.entity().equals(entity)) {
            return told;
        }
        Stream<Object[]> others = told.stream().filter(row -> !id(entity, row).equals(candidate.id()));
        Stream<Object[]> own = candidate.applied(entity, rows(entity)).stream()
                .filter(row -> id(entity, row).equals(candidate.id()));
        return Stream.concat(others, own).toList();
    }

    private static Object[] marked(Object[] fact, boolean[] isMarked, String mark) {
        Object[] copy = fact.clone();
        for (int i = 0; i < copy.length; i++) {
            if (isMarked[i] && copy[i] != null) {
                copy[i] = copy[i] + mark;
            }
        }
        return copy;
    }

    /** Ids of the family's own, and the tokens of names, by which persons are joined. */
    private boolean[] marked(String entity) {
        StructType type = type(entity);
        boolean[] isMarked = new boolean[type.length()];
        for (Column column : schema(entity).columns()) {
            isMarked[type.fieldIndex(column.storedName())] = column.identifying() || isOwnId(entity, column);
        }
        return isMarked;
    }

    boolean isOwnId(String entity, Column column) {
        if (!column.type().equals("string") || column.codes() != null) {
            return false;
        }
        String reference = column.references();
        if (reference != null) {
            return reference.equals(SilverCatalog.PERSON) || isOfFamilies(catalog.table(reference));
        }
        boolean isOnlyKey = schema(entity).key().equals(List.of(column.name()));
        return isOnlyKey
                || ids.contains(column.name())
                || column.name().equals(schema(entity).subject());
    }
}
