package org.hearth.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.hearth.measure.MeasureCatalog;
import org.jspecify.annotations.Nullable;

/** Form 4: households, capacity, engagement and staff of a quarter. */
public final class Form4 {
    private static final Map<String, String> ROLES =
            Map.of("home_visitor", "Home visitors", "supervisor", "Supervisors", "other", "Other staff");

    private Form4() {}

    /** A quarter's figures. */
    public record Quarter(
            long newHouseholds,
            long continuing,
            @Nullable Double maxCapacity,
            long current,
            long completed,
            long stopped,
            long other,
            List<Staff> staff) {
        static Quarter of(Row row) {
            Row engagement = row.getAs("engagement");
            List<Staff> staff = row.<Row>getList(row.fieldIndex("staff")).stream()
                    .map(one -> new Staff(
                            one.getAs("role"),
                            one.<Long>getAs("new"),
                            one.<Long>getAs("continuing"),
                            one.<Double>getAs("fte"),
                            one.<Double>getAs("vacant_fte")))
                    .toList();
            return new Quarter(
                    row.<Long>getAs("new"),
                    row.<Long>getAs("continuing"),
                    row.getAs("max_capacity"),
                    engagement.<Long>getAs("current"),
                    engagement.<Long>getAs("completed"),
                    engagement.<Long>getAs("stopped"),
                    engagement.<Long>getAs("other"),
                    staff);
        }

        long caseload() {
            return newHouseholds + continuing;
        }

        long served() {
            return current + completed + stopped + other;
        }
    }

    /** Staff of a role at the quarter's end. */
    public record Staff(String role, long newStaff, long continuing, double fte, double vacantFte) {}

    /** The form of a lake's release. */
    public static Document of(FormLake lake) {
        return document(lake.head(), Quarter.of(lake.rows("form4").get(0)));
    }

    public static Document document(Head head, Quarter quarter) {
        List<Section> sections = List.of(
                capacity(quarter),
                engagement(quarter),
                staff(quarter),
                new OptionsTable(MeasureCatalog.load(), head.release().options())
                        .section(List.of("form1", "enrollment")));
        return new Document(
                "form4",
                "MIECHV Form 4: quarterly performance report",
                head.subtitle(),
                head.facts(),
                sections,
                List.of(),
                List.of(
                        "New and continuing households are those enrolled at the end of the quarter; completed and"
                                + " stopped are those of the whole quarter. The day of exit still counts as enrolled.",
                        "Maximum service capacity: families that could be served at the end of the quarter with every"
                                + " funded post filled and trained; the approved one, else posts times the model's"
                                + " standard. The capacity percentage may exceed 100.",
                        "Attrition rate: households that stopped before completion, divided by all served in the"
                                + " quarter.",
                        "Staff of several programs are counted in each of them."),
                List.of("Program officer", "Authorized official"));
    }

    private static Section capacity(Quarter quarter) {
        Double share = quarter.maxCapacity() == null || quarter.maxCapacity() <= 0
                ? null
                : quarter.caseload() / quarter.maxCapacity();
        Grid grid = grid(
                "capacity",
                "Households",
                List.of("new", "continuing", "caseload", "max_capacity", "capacity"),
                List.of(
                        "A. New households",
                        "B. Continuing households",
                        "C. Current caseload (A + B)",
                        "D. Maximum service capacity",
                        "E. Capacity percentage (C / D)"),
                List.of(line(
                        "households",
                        "Households",
                        List.of(
                                Cell.count(quarter.newHouseholds()),
                                Cell.count(quarter.continuing()),
                                Cell.count(quarter.caseload()),
                                Cell.quantity(quarter.maxCapacity()),
                                Cell.percent(share)))));
        return new Section("Table A.1 Program capacity", "", List.of(grid));
    }

    private static Section engagement(Quarter quarter) {
        Double attrition = quarter.served() == 0 ? null : (double) quarter.stopped() / quarter.served();
        Grid grid = grid(
                "engagement",
                "Households",
                List.of("current", "completed", "stopped", "other", "total", "attrition"),
                List.of(
                        "Currently receiving services",
                        "Completed program",
                        "Stopped before completion",
                        "Enrolled but not currently receiving",
                        "Total",
                        "Attrition rate"),
                List.of(line(
                        "households",
                        "Households",
                        List.of(
                                Cell.count(quarter.current()),
                                Cell.count(quarter.completed()),
                                Cell.count(quarter.stopped()),
                                Cell.count(quarter.other()),
                                Cell.count(quarter.served()),
                                Cell.percent(attrition)))));
        return new Section("Table A.3 Family engagement", "", List.of(grid));
    }

    private static Section staff(Quarter quarter) {
        List<Grid.Line> lines = new ArrayList<>();
        for (Staff staff : quarter.staff()) {
            lines.add(line(
                    staff.role(),
                    ROLES.getOrDefault(staff.role(), staff.role()),
                    List.of(
                            Cell.count(staff.newStaff()),
                            Cell.count(staff.continuing()),
                            Cell.count(staff.newStaff() + staff.continuing()),
                            Cell.quantity(staff.fte()),
                            Cell.quantity(staff.vacantFte()))));
        }
        Grid grid = grid(
                "staff",
                "Staff",
                List.of("new", "continuing", "total", "fte", "vacant_fte"),
                List.of(
                        "New staff",
                        "Continuing staff",
                        "Total",
                        "Full-time equivalents",
                        "Vacant, full-time equivalents"),
                lines);
        return new Section("Table A.4 Staff recruitment and retention", "", List.of(grid));
    }

    private static Grid.Line line(String id, String label, List<Cell> cells) {
        return new Grid.Line(id, label, "", false, cells);
    }

    private static Grid grid(String id, String stub, List<String> columns, List<String> titles, List<Grid.Line> lines) {
        List<Grid.Column> heads = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            heads.add(new Grid.Column(columns.get(i), titles.get(i), 14));
        }
        return new Grid(id, "", stub, heads, lines, "");
    }
}
