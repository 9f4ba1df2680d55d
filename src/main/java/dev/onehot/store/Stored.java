package dev.onehot.store;

import dev.onehot.model.KeyProtection;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import java.util.List;
import java.util.OptionalLong;

/// Everything that the file holds, read in one transaction.
///
/// @param revision the last one that an Onehot committed
/// @param lastChosen id of the provider that was last made active; empty when none was chosen
/// @param protection how keys are kept
/// @param providers by id; every version is 0
/// @param settings by key; every version is 0
public record Stored(
        long revision,
        OptionalLong lastChosen,
        KeyProtection protection,
        List<Provider> providers,
        List<Setting> settings) {}
