package dev.onehot.relay;

import module java.base;

/// What the endpoint is told. Any thread; asked for every request, so that it never waits for a disk.
public interface Answering {
    /// Whose token this is, compared in constant time; empty for nobody's.
    Optional<Caller> caller(String token);

    /// Who answers at this moment: active provider (or the caller's own), its key and the revision in one look.
    ///
    /// @throws UnansweredException when nobody does; never another provider instead
    Answerer answerer(Caller caller);

    /// What came of a request; takes note only.
    void served(Served served);
}
