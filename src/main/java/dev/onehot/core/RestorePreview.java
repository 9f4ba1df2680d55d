package dev.onehot.core;

import dev.onehot.model.PlannedChange;
import java.util.List;

/// What a restore would change now.
///
/// @param lockedKeys whether keys would come back that the present master key does not open
public record RestorePreview(List<PlannedChange> changes, boolean lockedKeys) {
    public RestorePreview {
        changes = List.copyOf(changes);
    }
}
