package dev.onehot.store.rows;

import module java.base;

import dev.onehot.model.PastChange;

/// What other programs have in columns of their own in rows of the original's tables that were removed.
public interface OthersValues {
    /// Of a provider one row at most is kept, whatever removed it.
    long ANY = 0;

    /// What an INSERT says besides, of which `?1` is the row's key or id and `?2` the change that removed it.
    ///
    /// @param names each behind a comma, as `values`
    record Besides(String names, String values) {
        public static final Besides NOTHING = new Besides("", "");

        public Besides and(Besides more) {
            return new Besides(names + more.names, values + more.values);
        }
    }

    /// What comes back with the setting's row that `change` removed.
    Besides ofSetting(PastChange change, String key);

    /// It is back.
    void forgetSetting(PastChange change, String key);

    /// Before its row is removed.
    void keepProvider(long id);

    /// What comes back with a provider's row.
    Besides ofProvider(long id);

    /// Of what is kept of a provider, the columns that are not there any more.
    List<String> gone(long id);

    /// It is back.
    void forgetProvider(long id);
}
