package org.hearth.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hearth.text.UsageException;

/** The folders of a request and their manifests. */
final class Landing {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final SampleRequest request;

    Landing(SampleRequest request) {
        this.request = request;
    }

    Path folder(String source, int folder) {
        return request.landing()
                .resolve(request.state())
                .resolve(source)
                .resolve(Days.text(request.fullDay() + folder));
    }

    Path file(int folder, Entity entity, String name) {
        return folder(Contract.source(entity), folder).resolve(name);
    }

    /** Makes the folders of the full extracts; files of an earlier run would mix with ours, so they are refused. */
    void prepare() {
        for (int night = 0; night <= request.nights(); night++) {
            for (String source : List.of("ecis", "child_welfare")) {
                refuseOld(folder(source, night));
            }
            create(folder("ecis", night));
        }
        create(folder("child_welfare", 0));
    }

    private static void refuseOld(Path folder) {
        if (Files.exists(folder)) {
            throw new UsageException(
                    folder + " already exists; choose an empty landing folder or delete the old extract first");
        }
    }

    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a manifest for each folder, which makes it ready; gives the folders in date order. */
    List<Path> finish(List<DeliveredFile> files) {
        Map<Integer, List<DeliveredFile>> ecis = new TreeMap<>();
        Map<Integer, List<DeliveredFile>> welfare = new TreeMap<>();
        for (int night = 0; night <= request.nights(); night++) {
            ecis.put(night, new ArrayList<>());
        }
        for (DeliveredFile file : files) {
            boolean isEcis = Contract.source(Contract.entity(file.entity())).equals("ecis");
            (isEcis ? ecis : welfare)
                    .computeIfAbsent(file.folder(), night -> new ArrayList<>())
                    .add(file);
        }
        List<Path> folders = new ArrayList<>();
        for (int night = 0; night <= request.nights(); night++) {
            folders.add(manifest("ecis", night, ecis.getOrDefault(night, List.of())));
            if (welfare.containsKey(night)) {
                folders.add(manifest("child_welfare", night, welfare.getOrDefault(night, List.of())));
            }
        }
        return folders;
    }

    private Path manifest(String source, int night, List<DeliveredFile> files) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("state", request.state());
        manifest.put("source", source);
        manifest.put("extract_date", Days.text(request.fullDay() + night));
        manifest.put("contract_version", Contract.VERSION);
        manifest.put("kind", night == 0 ? "full" : "delta");
        manifest.put(
                "files", files.stream().sorted(order()).map(Landing::listed).toList());
        Path folder = folder(source, night);
        try {
            Files.writeString(folder.resolve("manifest.json"), JSON.writeValueAsString(manifest) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static Comparator<DeliveredFile> order() {
        return Comparator.<DeliveredFile>comparingInt(
                        file -> Contract.entity(file.entity()).number())
                .thenComparing(DeliveredFile::file);
    }

    private static Map<String, Object> listed(DeliveredFile file) {
        Map<String, Object> listed = new LinkedHashMap<>();
        listed.put("entity", file.entity());
        listed.put("file", file.file());
        listed.put("rows", file.rows());
        listed.put("sha256", file.sha256());
        return listed;
    }
}
