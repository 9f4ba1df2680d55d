package dev.onehot.store.postgres;

import module java.base;


/// libpq's file of passwords. The driver reads it too, but takes several hosts for one name, and one that others may read.
final class PasswordFile {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Path file;

    private PasswordFile(Path file) {
        this.file = file;
    }

    static Optional<PasswordFile> of(ConnectionParameters parameters, Map<String, String> environment) {
        return parameters.find("passfile").map(Path::of).or(() -> PersonsFiles.find(environment, ".pgpass", "pgpass.conf"))
                .filter(Files::isRegularFile)
                .map(PasswordFile::new);
    }

    /// Whether others than its owner may do anything with it: then it is not read.
    boolean isOpenToOthers() {
        try {
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            return view != null && !OWNER.containsAll(view.readAttributes().permissions());
        } catch (IOException unreadable) {
            return false;
        }
    }

    Path file() {
        return file;
    }

    Optional<String> find(ServerHost host, String database, String user) {
        if (isOpenToOthers()) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            // No host begins as a comment does.
            return lines.map(PasswordFile::fields)
                    .filter(it -> it.size() >= 5 && isFor(it, List.of(host.name(), host.port(), database, user)))
                    .map(it -> it.get(4))
                    .findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isFor(List<String> fields, List<String> wanted) {
        return IntStream.range(0, wanted.size()).allMatch(i -> fields.get(i).equals("*") || fields.get(i).equals(wanted.get(i)));
    }

    /// Between colons; a backslash makes the next character an ordinary one.
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c == '\\' && i + 1 < line.length() ? line.charAt(++i) : c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
