package dev.onehot.store;

import module java.base;

import dev.onehot.model.EndpointToken;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;

/// Everything that the file holds, read in one transaction; of the settings perhaps only those that may be otherwise than known.
///
/// @param revision the last one that an Onehot committed
/// @param lastChosen id of the provider that was last made active; empty when none was chosen
/// @param protection how keys are kept
/// @param providers by id; every version is 0
/// @param programs those that follow, on whatever computer
/// @param tokens of those who may ask the endpoint
/// @param settings by key; every version is 0
/// @param gone keys of settings that were known and are not there, when `settings` are not all
public record Stored(
        long revision,
        OptionalLong lastChosen,
        KeyProtection protection,
        List<Provider> providers,
        List<FollowedProgram> programs,
        List<EndpointToken> tokens,
        List<Setting> settings,
        Optional<Set<String>> gone) {}
