package dev.onehot.schema;

import module java.base;

import dev.onehot.disk.FolderState;
import dev.onehot.model.Problem;
import dev.onehot.model.Setting;
import org.jspecify.annotations.Nullable;

/// The schemas that hold for one database: Onehot's own, those in files beside it, and those that a setting names.
///
/// Safe on any thread. Reads them when they are first asked for, which takes up to a few hundred ms: not on the FX thread.
public final class Schemas {
    /// The setting that names schemas elsewhere: paths, separated as the system separates them.
    public static final String KEY = "ONEHOT_SCHEMA";

    private static final int MOST_FILES = 64;

    private final Supplier<String> named;
    private final Path file;
    private final InstantSource time;
    private volatile @Nullable Loaded loaded;

    /// @param stamps when each file was changed last, to see whether they must be read again
    private record Loaded(SettingSchemas schemas, Map<Path, Long> stamps) {}

    private volatile @Nullable Listed listed;

    /// The schemas beside the database, as of one look into their folder.
    private record Listed(FolderState folder, List<Path> schemas) {}

    /// @param named what [#KEY] holds in what is committed
    /// @param file the database beside which they are
    /// @param time by which the folder is new, or has been as it is for a while
    public Schemas(Supplier<String> named, Path file, InstantSource time) {
        this.named = named;
        this.file = file;
        this.time = time;
    }

    /// The schemas as they were read last; reads them when they never were.
    public SettingSchemas get() {
        var now = loaded;
        return now == null ? read(files(named.get())).schemas() : now.schemas();
    }

    /// Reads them again if a file has come, gone or changed.
    public SettingSchemas refresh() {
        return read(files(named.get())).schemas();
    }

    /// What holds for one piece of work, as the files say that are there now: its values and its secrets are told by one and the same reading.
    /// Ask for it anew for every piece of work.
    ///
    /// @param named what [#KEY] holds; before a change and after it that may be different
    public Reading reading(String... named) {
        return new Reading(files(named));
    }

    /// As [#reading], for what is committed.
    public Reading current() {
        return reading(named.get());
    }

    /// The schemas of one moment. May wait for the disk when it is first asked.
    public final class Reading {
        private final List<Path> files;
        private @Nullable SettingSchemas schemas;

        private Reading(List<Path> files) {
            this.files = files;
        }

        private SettingSchemas schemas() {
            var known = schemas;
            if (known == null) {
                known = read(files).schemas();
                schemas = known;
            }
            return known;
        }

        /// What is wrong with storing `value` under `key`.
        public List<Problem> problems(String key, String value) {
            return schemas().problems(key, value);
        }

        /// Whether the value under `key` is a secret. Reads no schema where there is none but Onehot's own, which says the same as the names do.
        public boolean isSecret(String key) {
            return files.isEmpty() ? Setting.isSecret(key) : schemas().isSecret(key);
        }
    }

    private synchronized Loaded read(List<Path> files) {
        var stamps = stamps(files);
        var now = loaded;
        if (now == null || !now.stamps().equals(stamps)) {
            now = new Loaded(SettingSchemas.read(files), stamps);
            loaded = now;
        }
        return now;
    }

    private List<Path> files(String... named) {
        var files = new ArrayList<Path>();
        for (var each : named) {
            addNamed(each, files);
        }
        files.addAll(beside());
        return files.stream().distinct().limit(MOST_FILES).toList();
    }

    /// The folder is listed again when it may have other files than before.
    private List<Path> beside() {
        var known = listed;
        if (known != null && known.folder().holds()) {
            return known.schemas();
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        var now = FolderState.of(folder, time.instant());
        try (Stream<Path> all = Files.list(folder)) {
            var found = all.filter(it -> it.toString().endsWith(SettingSchemas.SUFFIX)).sorted().toList();
            listed = new Listed(now, found);
            return found;
        } catch (IOException unreadable) {
            // Then there are none.
            return List.of();
        }
    }

    private void addNamed(String named, List<Path> files) {
        for (var part : named.split(File.pathSeparator, 0)) {
            try {
                if (!part.isBlank()) {
                    files.add(file.resolveSibling(part.strip()));
                }
            } catch (InvalidPathException none) {
                // Shown as wrong where it is edited.
            }
        }
    }

    private static Map<Path, Long> stamps(List<Path> files) {
        var stamps = new HashMap<Path, Long>();
        for (var each : files) {
            try {
                stamps.put(each, Files.getLastModifiedTime(each).toMillis() * 31 + Files.size(each));
            } catch (IOException gone) {
                stamps.put(each, 0L);
            }
        }
        return stamps;
    }
}
