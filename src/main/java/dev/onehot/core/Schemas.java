package dev.onehot.core;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Problem;
import dev.onehot.model.Setting;
import dev.onehot.schema.SettingSchemas;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The schemas that hold for one database: Onehot's own, those in files beside it, and those that a setting names.
///
/// Safe on any thread. Reads them when they are first asked for, which takes up to a few hundred ms: not on the FX thread.
public final class Schemas {
    /// The setting that names schemas elsewhere: paths, separated as the system separates them.
    public static final String KEY = "ONEHOT_SCHEMA";

    private static final int MOST_FILES = 64;

    private final SettingsManager manager;
    private final Path file;
    private volatile @Nullable Loaded loaded;

    /// @param stamps when each file was changed last, to see whether they must be read again
    private record Loaded(SettingSchemas schemas, Map<Path, Long> stamps) {}

    Schemas(SettingsManager manager, Path file) {
        this.manager = manager;
        this.file = file;
    }

    /// The schemas as they were read last; reads them when they never were.
    public SettingSchemas get() {
        var now = loaded;
        return now == null ? read().schemas() : now.schemas();
    }

    /// As [#get] when they have been read; never waits.
    public Optional<SettingSchemas> ready() {
        return Optional.ofNullable(loaded).map(Loaded::schemas);
    }

    /// Reads them again if a file has come, gone or changed.
    public SettingSchemas refresh() {
        var now = loaded;
        return (now == null || !now.stamps().equals(stamps(files())) ? read() : now).schemas();
    }

    /// What is wrong with storing `value` under `key`.
    public List<Problem> problems(String key, String value) {
        return get().problems(key, value);
    }

    /// Whether the value under `key` is a secret. Never waits: until schemas are read, its name decides.
    public boolean isSecret(String key) {
        return ready().map(it -> it.isSecret(key)).orElseGet(() -> Setting.isSecret(key));
    }

    /// The known setting of this key.
    public Optional<KnownSetting> find(String key) {
        return get().find(key);
    }

    private synchronized Loaded read() {
        var files = files();
        var stamps = stamps(files);
        var now = loaded;
        if (now == null || !now.stamps().equals(stamps)) {
            now = new Loaded(SettingSchemas.read(files), stamps);
            loaded = now;
        }
        return now;
    }

    private List<Path> files() {
        var files = new ArrayList<Path>();
        var named = manager.snapshot().setting(KEY).map(Setting::value).orElse("");
        for (var part : named.split(File.pathSeparator, 0)) {
            try {
                if (!part.isBlank()) {
                    files.add(file.resolveSibling(part.strip()));
                }
            } catch (InvalidPathException none) {
                // Shown as wrong where it is edited.
            }
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (Stream<Path> beside = Files.list(folder)) {
                beside.filter(it -> it.toString().endsWith(SettingSchemas.SUFFIX)).sorted().forEach(files::add);
            } catch (IOException unreadable) {
                // Then there are none.
            }
        }
        return files.stream().distinct().limit(MOST_FILES).toList();
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
