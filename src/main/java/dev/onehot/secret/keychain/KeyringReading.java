package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.secret.Answer;

/// Reads a master key, and says what it means when there is none to be read. Asks nobody.
///
/// There is none only where every collection was open in the same look; a keyring that shows nothing of what is locked has said nothing.
record KeyringReading(KeyringContents contents) {
    Answer read(String id, Optional<KeyringPlace> place) throws Refused {
        var quick = place.isPresent() ? contents.inPlace(id, place.get()) : Optional.<Answer>empty();
        return quick.isPresent() ? quick.get() : verdict(contents.find(id), place);
    }

    /// Any master key, so that no second one is made.
    Answer readAny() throws Refused {
        return verdictOnAny(contents.findAll());
    }

    /// What the findings say of any master key.
    Answer verdictOnAny(Findings findings) throws Refused {
        var verdict = verdict(findings, Optional.empty());
        if (verdict instanceof Answer.Locked && findings.unallowed().isEmpty() && !findings.look().isEmpty()) {
            return lockedForFirst(findings.look().locked());
        }
        boolean none = verdict instanceof Answer.Absent
                && contents.keyring() != Keyring.KEEPASSXC
                && SecretItems.isNone(contents.items().defaultCollection());
        return none ? nothing() : verdict;
    }

    /// What the findings say of a key that was last seen at `place`.
    Answer verdict(Findings findings, Optional<KeyringPlace> place) throws Refused {
        if (findings.found().isPresent()) {
            return findings.found().get();
        }
        var keyring = contents.keyring();
        var other = place.map(KeyringPlace::program)
                .filter(it -> !it.isEmpty() && keyring != Keyring.UNKNOWN && !it.equals(keyring.program()));
        if (other.isPresent()) {
            return Refused.unavailableAnswer("keyring.other", keyring.program(), other.get());
        }
        var refusal = findings.refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var look = findings.look();
        if (place.isPresent() && isClosed(look, place.get())) {
            return Refused.lockedAnswer("keyring.notOpen", place.get().program(), place.get().name());
        }
        if (look.isEmpty()) {
            return nothing();
        }
        if (!look.locked().isEmpty()) {
            return locked(findings.toUnlock(place.map(KeyringPlace::collection)));
        }
        // One that was locked before it was searched, but after it was asked, has shown nothing.
        var unsearched = contents.unsearched(look);
        return unsearched.isEmpty() ? new Answer.Absent(keyring.program()) : locked(unsearched);
    }

    /// Whether a database is not open in a program that shows only those that are.
    boolean isClosed(Look look, KeyringPlace place) throws Refused {
        return !contents.keyring().showsLocked() && !place.program().isEmpty() && !look.shows(place.collection());
    }

    /// What people call some collections, one after the other.
    String labels(List<String> collections) throws Refused {
        var labels = new ArrayList<String>();
        for (var collection : collections) {
            labels.add(contents.items().label(collection));
        }
        return String.join(", ", labels);
    }

    /// There is no collection, or none for new items.
    Answer nothing() throws Refused {
        return switch (contents.keyring()) {
            case KEEPASSXC -> Refused.unavailableAnswer("keyring.nothing");
            case UNKNOWN -> Refused.lockedAnswer("keys.locked.keychain");
            case KWALLET, GNOME -> Refused.lockedAnswer("keyring.none", contents.keyring().program());
        };
    }

    Answer locked(List<String> collections) throws Refused {
        return contents.keyring() == Keyring.UNKNOWN
                ? Refused.lockedAnswer("keys.locked.keychain")
                : Refused.lockedAnswer("keyring.locked", contents.keyring().program(), labels(collections));
    }

    private Answer lockedForFirst(List<String> collections) throws Refused {
        return contents.keyring() == Keyring.UNKNOWN
                ? Refused.lockedAnswer("keys.locked.keychain")
                : Refused.lockedAnswer("keyring.locked.first", contents.keyring().program(), labels(collections));
    }
}
