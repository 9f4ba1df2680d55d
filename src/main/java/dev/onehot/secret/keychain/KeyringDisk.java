package dev.onehot.secret.keychain;

import module java.base;

/// Waits until what a keyring has taken is on its disk. Some have it in memory for seconds, and one that ends in them has lost it.
record KeyringDisk(KeyringContents contents) {
    /// Waits for it, for seconds at most; false when the keyring ended meanwhile. KeePassXC writes by itself unless it was told not to, which cannot be
    /// seen from here.
    ///
    /// @param collection where it was put
    boolean has(String collection) throws Refused {
        var keyring = contents.keyring();
        var items = contents.items();
        boolean told = keyring == Keyring.KWALLET
                && new KWallet(items.calls().names()).write(items.label(collection), items.calls().owner());
        var limit = items.calls().patience().disk();
        return told || outlives(keyring.writes().compareTo(limit) < 0 ? keyring.writes() : limit);
    }

    /// Whether the same program still offers secrets after this time.
    private boolean outlives(Duration time) throws Refused {
        if (time.isZero()) {
            return true;
        }
        var calls = contents.items().calls();
        var ended = new CompletableFuture<Boolean>();
        try (var _ = calls.bus().listen(Signals.ownerChanged(ServiceCalls.SERVICE), _ -> ended.complete(true))) {
            if (calls.names().owner(ServiceCalls.SERVICE).equals(Optional.of(calls.owner()))) {
                CompletableFuture.anyOf(ended, calls.bus().gone()).get(time.toNanos(), TimeUnit.NANOSECONDS);
            }
            if (calls.bus().gone().isDone()) {
                throw Lost.ended("the bus");
            }
            return false;
        } catch (TimeoutException still) {
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("keychain.stopped");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
