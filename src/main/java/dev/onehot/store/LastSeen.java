package dev.onehot.store;

import module java.base;

import dev.onehot.model.PastChange;

/// What settings and providers were as of one change of the history. With the changes since then it says what the database holds if nobody wrote
/// who keeps no history; whatever is otherwise, such a program wrote.
///
/// No change of ours is written here: now and then those that the history has since are folded into it, and always before they are forgotten
/// there. Like the history it never holds a key or the value of a secret setting, and no large one.
///
/// Used inside a write transaction by whoever holds the manager's lock.
public interface LastSeen {
    /// All keys of settings that another program may have changed, and perhaps others. Empty when nothing is known.
    Optional<List<String>> suspects();

    /// Whether it says anything: not when it was never made, nor when an older Onehot has forgotten history that was not folded in.
    boolean isUsable();

    /// Takes over what the history has since then.
    void fold();

    /// Notes when these settings were written, which was recorded just now and not by us: of a masked value nothing else can be told.
    void noteTimes(List<String> keys);

    /// Whether there are at most `count` settings.
    boolean isFor(int count);

    /// Takes what the database holds for what is known.
    ///
    /// @param secrets tells of a key whether its value is to be kept out
    void fill(Predicate<String> secrets);

    /// What a setting is said to be; empty when it is said not to be there. Right as long as nothing was recorded of it since the last [#fold].
    Optional<PastChange> setting(String key);

    /// What all providers are said to be, right as of the last [#fold].
    List<PastChange> providers();
}
