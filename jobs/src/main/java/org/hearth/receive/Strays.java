package org.hearth.receive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hearth.finding.Finding;
import org.jspecify.annotations.Nullable;

/** What lies in the landing and is not read: folders whose name is no day, and files that no manifest names. */
final class Strays {
    private final Landing landing;

    Strays(Landing landing) {
        this.landing = landing;
    }

    List<Finding> folders(String state) {
        return landing.undated(state).stream()
                .map(path -> finding(
                        "folder_undated",
                        Finding.Severity.error,
                        state,
                        path.split("/", -1)[1],
                        null,
                        path,
                        "The folder's name is no day, so nothing of it is loaded. Name it by its extract date,"
                                + " as 2026-09-30."))
                .toList();
    }

    List<Finding> files(Folder folder, Manifest manifest) {
        List<String> unnamed = new ArrayList<>(landing.contents(folder));
        manifest.files().forEach(entry -> unnamed.remove(entry.file()));
        return unnamed.stream()
                .map(name -> finding(
                        "file_unnamed",
                        Finding.Severity.warning,
                        folder.state(),
                        folder.source(),
                        folder.extractDate(),
                        folder.path() + "/" + name,
                        "The manifest does not name it, so it is not read. Send a manifest with it, or take it away."))
                .toList();
    }

    private static Finding finding(
            String rule,
            Finding.Severity severity,
            String state,
            String source,
            @Nullable LocalDate date,
            String file,
            String message) {
        return new Finding(rule, severity, state, source, date, null, file, null, null, null, null, message);
    }
}
