package dev.onehot.secret.keychain;

import module java.base;

/// The names on a bus: who has one, which could be started, and starting it.
///
/// Asked for by name first: a call to a service that nobody offers is told apart only by the text of an error.
record BusNames(SessionBus bus, Patience patience) {
    private static final String NO_OWNER = "org.freedesktop.DBus.Error.NameHasNoOwner";

    /// The connection that has `name`, by the name that is its own until it ends.
    Optional<String> owner(String name) throws Refused {
        try {
            return Optional.of((String) ask("GetNameOwner", "s", name));
        } catch (BusError error) {
            if (error.name().equals(NO_OWNER)) {
                return Optional.empty();
            }
            throw Refused.unavailable("keychain.service.error", error.name());
        }
    }

    List<String> running() throws Refused {
        return list("ListNames");
    }

    List<String> startable() throws Refused {
        return list("ListActivatableNames");
    }

    void start(String name) throws Refused, BusError {
        bus.callBus("StartServiceByName", patience.start(), "su", name, 0);
    }

    /// Starts `name`, and waits until somebody has `service`, which may be a little later.
    ///
    /// @return the owner of `service`; empty when nobody took it in time
    Optional<String> start(String name, String service) throws Refused, BusError {
        var taken = new CompletableFuture<Boolean>();
        try (var _ = bus.listen(Signals.ownerChanged(service), _ -> taken.complete(true))) {
            start(name);
            var owner = owner(service);
            if (owner.isPresent()) {
                return owner;
            }
            taken.get(patience.start().toMillis(), TimeUnit.MILLISECONDS);
            return owner(service);
        } catch (TimeoutException nobody) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("keychain.stopped");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<String> list(String member) throws Refused {
        try {
            var names = ask(member, "");
            var all = names instanceof Object[] array ? List.of(array) : (List<?>) names;
            return all.stream().map(String.class::cast).toList();
        } catch (BusError error) {
            throw Refused.unavailable("keychain.service.error", error.name());
        }
    }

    private Object ask(String member, String signature, Object... arguments) throws Refused, BusError {
        return bus.callBus(member, patience.call(), signature, arguments)[0];
    }
}
