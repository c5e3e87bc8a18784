package org.hearth.receive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.hearth.finding.Finding;
import org.hearth.schema.SilverCatalog;
import org.hearth.schema.TableSchema;
import org.hearth.spark.Side;

/** Verifies one folder whole: it is taken in as promised, or refused with the reason. */
final class FolderCheck {
    /** Columns that every row may carry beside those of its entity. */
    static final Set<String> CARRIED = Set.of("op", "created_at", "modified_at");

    private static final Pattern FILE_NAME = Pattern.compile("(?!.*[.][.])[A-Za-z0-9_][A-Za-z0-9_. -]*");

    private final Landing landing;
    private final SilverCatalog catalog;

    FolderCheck(Landing landing, SilverCatalog catalog) {
        this.landing = landing;
        this.catalog = catalog;
    }

    /** What a folder holds, or why it is refused; warnings are of accepted folders. */
    record Verdict(
            Folder folder,
            List<Manifest.Entry> files,
            Manifest.Kind kind,
            List<Finding> findings,
            boolean isAccepted) {}

    Verdict verdict(Folder folder) {
        try {
            Manifest manifest = landing.manifest(folder);
            check(folder, manifest);
            List<Finding> findings = new ArrayList<>(new Strays(landing).files(folder, manifest));
            manifest.files().forEach(entry -> findings.addAll(sender(folder, entry)));
            Side.bySide(verifications(folder, manifest)).forEach(findings::addAll);
            return new Verdict(folder, manifest.files(), manifest.kind(), findings, true);
        } catch (RefusedException e) {
            return refused(folder, e);
        }
    }

    static Verdict refused(Folder folder, RefusedException e) {
        Finding finding = finding(
                folder,
                Finding.Severity.error,
                e.rule(),
                null,
                e.file(),
                null,
                "Folder refused, nothing of it is loaded. " + e.file() + ": " + e.getMessage());
        return new Verdict(folder, List.of(), Manifest.Kind.delta, List.of(finding), false);
    }

    private void check(Folder folder, Manifest manifest) {
        if (manifest.contractVersion() != 1) {
            throw new RefusedException("contract_version", "Only contract_version 1 is known.");
        }
        if (!manifest.state().equals(folder.state())
                || !manifest.source().equals(folder.source())
                || !manifest.extractDate().equals(folder.extractDate())) {
            throw new RefusedException(
                    "manifest_elsewhere", "State, source or extract_date is not that of the folder " + folder.path());
        }
        if (manifest.kind() == Manifest.Kind.full) {
            Set<String> absent = new TreeSet<>(catalog.entitiesOf(folder.source()));
            manifest.files().forEach(entry -> absent.remove(entry.entity()));
            if (!absent.isEmpty()) {
                throw new RefusedException(
                        "entity_absent",
                        "A full extract must list every entity, with a header-only file if need be. Absent: " + absent);
            }
        }
    }

    private List<Callable<List<Finding>>> verifications(Folder folder, Manifest manifest) {
        List<Callable<List<Finding>>> checks = new ArrayList<>();
        FileCheck files = new FileCheck(landing.files());
        for (Manifest.Entry entry : manifest.files()) {
            if (!FILE_NAME.matcher(entry.file()).matches()) {
                throw new RefusedException(
                        "file_elsewhere",
                        "A file must lie in the folder itself, under a name of letters, digits, . _ and -: "
                                + entry.file());
            }
            checks.add(() -> columns(folder, entry, files.verify(landing.path(folder, entry.file()), entry)));
        }
        return checks;
    }

    /** What another source sends is read all the same. */
    private List<Finding> sender(Folder folder, Manifest.Entry entry) {
        if (!catalog.has(entry.entity())
                || catalog.table(entry.entity()).sources().contains(folder.source())) {
            return List.of();
        }
        return List.of(finding(
                folder,
                Finding.Severity.warning,
                "entity_elsewhere",
                entry.entity(),
                entry.file(),
                null,
                "The contract has it from another source. It is read; send it under "
                        + String.join(" or ", catalog.table(entry.entity()).sources()) + "."));
    }

    private List<Finding> columns(Folder folder, Manifest.Entry entry, List<String> header) {
        if (entry.file().endsWith(".json") || !catalog.has(entry.entity())) {
            return List.of();
        }
        TableSchema schema = catalog.table(entry.entity());
        if (!new HashSet<>(header).containsAll(schema.key())) {
            throw new RefusedException(
                    "header_missing",
                    entry.file(),
                    "Its first row must name the columns, with the key " + schema.key() + ". It names " + header);
        }
        return headerFindings(folder, entry, schema, header);
    }

    private static List<Finding> headerFindings(
            Folder folder, Manifest.Entry entry, TableSchema schema, List<String> header) {
        List<Finding> findings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> known = schema.columns().stream().map(c -> c.name()).toList();
        for (String name : header) {
            if (!seen.add(name)) {
                findings.add(finding(
                        folder,
                        Finding.Severity.warning,
                        "column_doubled",
                        entry,
                        name,
                        "The column stands twice; the first is used. Send it once."));
            } else if (!known.contains(name) && !CARRIED.contains(name)) {
                findings.add(finding(
                        folder,
                        Finding.Severity.information,
                        "column_unknown",
                        entry,
                        name,
                        "The contract has no such column. It is kept in bronze and not read."));
            }
        }
        known.stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> findings.add(finding(
                        folder,
                        Finding.Severity.warning,
                        "column_absent",
                        entry,
                        name,
                        "The column is absent and reads as empty. Send it, empty if need be.")));
        return findings;
    }

    private static Finding finding(
            Folder folder,
            Finding.Severity severity,
            String rule,
            Manifest.Entry entry,
            String column,
            String message) {
        return finding(folder, severity, rule, entry.entity(), entry.file(), column, message);
    }

    private static Finding finding(
            Folder folder,
            Finding.Severity severity,
            String rule,
            @org.jspecify.annotations.Nullable String entity,
            String file,
            @org.jspecify.annotations.Nullable String column,
            String message) {
        return new Finding(
                rule,
                severity,
                folder.state(),
                folder.source(),
                folder.extractDate(),
                entity,
                folder.path() + "/" + file,
                column == null ? null : 1L,
                null,
                column,
                null,
                message);
    }
}
