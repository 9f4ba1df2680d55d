package dev.onehot.core.files;

import dev.onehot.model.Message;
import dev.onehot.model.PlannedChange;
import java.util.List;

/// What a restore would change now.
///
/// @param lockedKeys whether keys of the backup would not come back readable
/// @param passphraseHelps whether the passphrase of the backup's vault would make them so
/// @param losses whether something would not come back as it was, would be less protected, or undo would not bring it back
/// @param remarks what is to be known about its keys before, and what of them does not come back
public record RestorePreview(
        List<PlannedChange> changes, boolean lockedKeys, boolean passphraseHelps, boolean losses, List<Message> remarks) {
    /// Code of the remark that names what no history has.
    static final String UNKEPT = "restore.unkept";

    public RestorePreview {
        changes = List.copyOf(changes);
        remarks = List.copyOf(remarks);
    }

    /// Whether undo brings back all that the restore takes away; a remark says what it does not.
    public boolean canBeUndone() {
        return remarks.stream().noneMatch(it -> it.code().equals(UNKEPT));
    }
}
