package dev.onehot.core;

import dev.onehot.model.Message;
import dev.onehot.model.PlannedChange;
import java.util.List;

/// What a restore would change now.
///
/// @param lockedKeys whether keys would not come back readable
/// @param passphraseHelps whether the passphrase of the backup's vault would make them so
/// @param remarks what is to be known about its keys before, and what of them does not come back
public record RestorePreview(List<PlannedChange> changes, boolean lockedKeys, boolean passphraseHelps, List<Message> remarks) {
    public RestorePreview {
        changes = List.copyOf(changes);
        remarks = List.copyOf(remarks);
    }
}
