package dev.onehot.proof;

import dev.onehot.store.sqlite.SqlFaults;
import java.util.Optional;

/// One thing that is done in a story: plain numbers, so that a story that fails can be made shorter. What they mean depends on what is there by then.
///
/// @param fault what a statement of it meets
record Step(Kind kind, int a, int b, int c, Optional<Fault> fault) {
    /// A failure on its way.
    ///
    /// @param after so many statements succeed before
    /// @param times so many fail
    record Fault(SqlFaults.Kind how, int after, int times) {}

    /// What is done. Those before [#BATCH] are commands, each named after its own.
    enum Kind {
        SET_SETTING,
        RESET_SETTING,
        PUT_SETTING,
        ADD_PROVIDER,
        CREATE_PROVIDER,
        UPDATE_PROVIDER,
        RENAME_PROVIDER,
        ACTIVATE_PROVIDER,
        ACTIVATE_NAMED,
        DEACTIVATE_PROVIDERS,
        DELETE_PROVIDER,
        REPAIR_ACTIVE,
        RECORD_CHECK,
        MOVE_PROVIDER,
        PIN_PROVIDER,
        ADD_KEY,
        USE_KEY,
        LABEL_KEY,
        REMOVE_KEY,
        SAVE_MASTER,
        RENEW_MASTER,
        NOTE_PLACE,
        PROTECT_KEYS,
        SHARE_KEYS,
        LOCK_KEYS,
        PUT_PROVIDER,
        PUT_BESIDE,
        FOLLOW_PROGRAM,
        RELEASE_PROGRAM,
        HOLD_PROGRAM,
        APPLY_PROGRAM,
        RECORD_FILES,
        MAKE_TOKEN,
        REVOKE_TOKEN,
        PIN_TOKEN,
        NAME_MODELS,
        UNDO,
        UNDO_BACK_TO,
        COMPOSITE,
        /// Several commands that share a commit.
        BATCH,
        /// The newest change is taken back and brought again.
        UNDO_AND_REDO,
        /// The file is closed and opened again.
        REOPEN,
        /// Another program writes a setting or makes another provider active.
        FOREIGN
    }
}
