package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.OnehotException;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.SettingKey;
import org.jspecify.annotations.Nullable;

/// The row was changed since the draft was made. Nothing was changed by the command; theirs is what stands now.
public final class ConflictException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient @Nullable Provider provider;
    private final transient @Nullable Setting setting;

    private ConflictException(String code, Object name, @Nullable Provider provider, @Nullable Setting setting) {
        super(code, name);
        this.provider = provider;
        this.setting = setting;
    }

    public static ConflictException over(Provider theirs) {
        return new ConflictException("conflict", theirs.name(), theirs, null);
    }

    /// A setting was changed since the draft was made.
    ///
    /// @param theirs empty when the row is gone
    public static ConflictException over(String key, Optional<Setting> theirs) {
        return new ConflictException("conflict", new SettingKey(key), null, theirs.orElse(null));
    }

    /// What was to be undone was changed again since.
    public static ConflictException since(Provider theirs) {
        return new ConflictException("undo.conflict", theirs.name(), theirs, null);
    }

    /// As [#since(Provider)].
    public static ConflictException since(String key, Optional<Setting> theirs) {
        return new ConflictException("undo.conflict", new SettingKey(key), null, theirs.orElse(null));
    }

    /// The provider as it is now, when the conflict is over one.
    public Optional<Provider> provider() {
        return Optional.ofNullable(provider);
    }

    /// The setting as it is now; empty when it is gone, or the conflict is over a provider.
    public Optional<Setting> setting() {
        return Optional.ofNullable(setting);
    }
}
