package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Reason;

/// libpq's file of services: connection parameters under a name. The driver reads it too, but only for an address that names no host.
final class ServiceFile {
    private static final Pattern SECTION = Pattern.compile("\\[(.*)]");

    private ServiceFile() {}

    /// Throws [StorageException] when no file has it. Of a file that has it nothing but its name is told.
    static Map<String, String> read(String service, Map<String, String> environment, Path folder) {
        var files = new ArrayList<Path>();
        Optional.ofNullable(environment.get("PGSERVICEFILE")).filter(it -> !it.isBlank()).map(Path::of)
                .or(() -> PersonsFiles.find(environment, ".pg_service.conf", ".pg_service.conf"))
                .ifPresent(files::add);
        Optional.ofNullable(environment.get("PGSYSCONFDIR")).filter(it -> !it.isBlank()).ifPresent(it -> files.add(Path.of(it, "pg_service.conf")));
        return files.stream()
                .flatMap(it -> section(service, it).stream())
                .findFirst()
                .orElseThrow(() -> new StorageException(
                        Reason.NO_SERVICE, new DatabasePlace(service, folder, service),
                        files.stream().map(Path::toString).collect(Collectors.joining(", ")), null));
    }

    private static Optional<Map<String, String>> section(String service, Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException none) {
            return Optional.empty();
        }
        Map<String, String> found = null;
        for (var each : lines) {
            var line = each.strip();
            var section = SECTION.matcher(line);
            if (section.matches()) {
                if (found != null) {
                    break;
                }
                found = section.group(1).equals(service) ? new HashMap<>() : null;
            } else if (found != null && !line.isEmpty() && !line.startsWith("#") && line.contains("=")) {
                int at = line.indexOf('=');
                // As libpq: the first one stands.
                found.putIfAbsent(line.substring(0, at).strip(), line.substring(at + 1).strip());
            }
        }
        return Optional.ofNullable(found);
    }
}
