package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.secret.Answer;

/// Puts master keys into a keyring, and takes them out.
///
/// A secret is kept as Base64 text, so that it survives services that take secrets for text, and a person can copy it with `secret-tool`.
record KeyringWriting(KeyringReading reading) {
    private static final String LABEL = "Onehot master key";

    Answer write(String id, byte[] secret) throws Refused {
        var items = contents().items();
        var collection = target();
        if (SecretItems.isNone(collection)) {
            return reading.nothing();
        }
        if (items.isLocked(collection)) {
            return reading.locked(List.of(collection));
        }
        var text = Base64.getEncoder().encodeToString(secret);
        answered(items.write(collection, LABEL, KeyringContents.attributes(id), text));
        var back = readBack(id, secret, collection);
        if (!(back instanceof Answer.Found(_, _, var place))) {
            return back;
        }
        var home = place.map(KeyringPlace::collection).orElse(collection);
        if (!new KeyringDisk(contents()).has(home)) {
            return Refused.unavailableAnswer("keychain.notKept");
        }
        return contents().keyring().writes().isZero() ? back : readBack(id, secret, home);
    }

    /// Where it is now need not be where it was put: KeePassXC decides.
    private Answer readBack(String id, byte[] secret, String collection) throws Refused {
        var there = new KeyringPlace(contents().keyring().program(), collection);
        return Kept.checked(reading.read(id, Optional.of(there)), secret);
    }

    Answer delete(String id) throws Refused {
        var attributes = KeyringContents.attributes(id);
        for (var item : contents().look(attributes).homes().keySet()) {
            answered(contents().items().delete(item));
        }
        var left = contents().look(attributes);
        return left.homes().isEmpty()
                ? reading.verdict(Findings.none(left), Optional.empty())
                : Refused.unavailableAnswer("keychain.notDeleted");
    }

    /// The collection that new items go to. In KeePassXC that is the database in front, which may be one that it does not show to other programs.
    private String target() throws Refused {
        var collection = contents().items().defaultCollection();
        return SecretItems.isNone(collection) && contents().keyring() == Keyring.KEEPASSXC
                ? contents().items().collections().stream().findFirst().orElse(SecretItems.NONE)
                : collection;
    }

    private void answered(String prompt) throws Refused {
        if (!SecretItems.isNone(prompt)) {
            new Prompt(contents().items().calls(), prompt, contents().keyring(), "")
                    .await(Question.untold(), Message.of("keys.waiting"));
        }
    }

    private KeyringContents contents() {
        return reading.contents();
    }
}
