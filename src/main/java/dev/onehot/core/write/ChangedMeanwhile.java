package dev.onehot.core.write;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.Setting;
import dev.onehot.store.WriteSession;
import org.pcollections.TreePMap;

/// What was changed while somebody read all settings beside the manager. Confined to the thread that holds its lock.
final class ChangedMeanwhile {
    private final Set<String> keys = new HashSet<>();
    private boolean byOthers;

    /// This process has committed `changes`.
    void note(List<Change> changes) {
        for (var it : changes) {
            if (it instanceof Change.SettingChange(String key, var _)) {
                keys.add(key);
            }
        }
    }

    /// Another one has committed, nobody knows what.
    void noteOthers() {
        byOthers = true;
    }

    boolean isByOthers() {
        return byOthers;
    }

    /// `all`, as they were read, with what this process has stored since.
    TreePMap<String, Setting> brought(TreePMap<String, Setting> all, WriteSession session, long version) {
        var known = all;
        for (var key : keys) {
            var setting = session.setting(key);
            known = setting.isPresent() ? known.plus(key, setting.get().withVersion(version)) : known.minus(key);
        }
        return known;
    }
}
