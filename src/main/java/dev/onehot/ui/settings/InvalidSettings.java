package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Setting;
import dev.onehot.schema.SettingSchemas;
import dev.onehot.ui.Workspace;

/// Which stored values do not fit their schemas: looked at beside everything else, since there may be very many. FX thread only.
final class InvalidSettings {
    private final Workspace workspace;
    private final Runnable changed;
    private Set<String> keys = Set.of();
    private Map<String, Setting> seen = Map.of();
    private Optional<SettingSchemas> by = Optional.empty();
    private boolean looking;
    private boolean again;

    /// @param fit those that were looked at, which need it again only when they are others
    private record Looked(Set<String> invalid, Map<String, Setting> fit) {}

    /// @param changed called when others are invalid than before
    InvalidSettings(Workspace workspace, Runnable changed) {
        this.workspace = workspace;
        this.changed = changed;
    }

    boolean contains(String key) {
        return keys.contains(key);
    }

    /// Looks again: something was stored, or schemas came.
    void look() {
        var schemas = workspace.model().schemasProperty().get();
        if (looking) {
            again = true;
            return;
        }
        if (schemas.isEmpty()) {
            return;
        }
        looking = true;
        again = false;
        var snapshot = workspace.model().snapshot();
        var fit = schemas.equals(by) ? seen : Map.<String, Setting>of();
        workspace.commands().aside(
                manager -> look(snapshot, schemas.get(), fit),
                found -> {
                    looking = false;
                    by = schemas;
                    seen = found.fit();
                    if (!found.invalid().equals(keys)) {
                        keys = found.invalid();
                        changed.run();
                    }
                    if (again) {
                        look();
                    }
                },
                failure -> {
                    looking = false;
                    workspace.fail(failure);
                });
    }

    private static Looked look(Snapshot snapshot, SettingSchemas schemas, Map<String, Setting> before) {
        var invalid = new HashSet<String>();
        var fit = new HashMap<String, Setting>();
        for (var known : schemas.all()) {
            var stored = snapshot.setting(known.key()).filter(it -> !it.isLarge());
            stored.ifPresent(setting -> {
                if (setting.equals(before.get(setting.key())) || schemas.problems(setting.key(), setting.value()).isEmpty()) {
                    fit.put(setting.key(), setting);
                } else {
                    invalid.add(setting.key());
                }
            });
        }
        return new Looked(invalid, fit);
    }
}
