package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Wanted;

/// Has a person unlock what is needed, and no more. After each dialog everything is looked at anew.
record KeyringUnlocking(KeyringReading reading, Question question) {
    /// What libsecret, and so most programs, calls a first keyring where there is none.
    private static final String COLLECTION_LABEL = "Default keyring";

    /// Until the key can be read. To refuse a dialog for something else is no refusal if it can be read all the same.
    Answer forKey(Wanted.Key key) throws Refused {
        var tried = new HashSet<String>();
        boolean refused = false;
        while (true) {
            var findings = contents().find(key.id());
            var verdict = reading.verdict(findings, key.place());
            var next = verdict instanceof Answer.Locked
                    ? candidates(findings, key.place()).stream().filter(tried::add).findFirst()
                    : Optional.<String>empty();
            if (next.isEmpty()) {
                return unlocked(verdict, refused);
            }
            refused |= !isUnlocked(next.get(), findings);
        }
    }

    /// Until any master key can be read, or it is certain that there is none and one can be made.
    Answer forFirstKey() throws Refused {
        var tried = new HashSet<String>();
        boolean refused = false;
        while (true) {
            var findings = contents().findAll();
            var verdict = reading.verdictOnAny(findings);
            var next = allLocked(findings).stream().filter(tried::add).findFirst();
            if (refused || next.isEmpty() || !(verdict instanceof Answer.Locked)) {
                return unlocked(verdict, refused);
            }
            refused = !(SecretItems.isNone(next.get()) ? isMade() : isUnlocked(next.get(), findings));
        }
    }

    private KeyringContents contents() {
        return reading.contents();
    }

    private static Answer unlocked(Answer verdict, boolean refused) {
        if (verdict instanceof Answer.Found) {
            return new Answer.Absent();
        }
        return refused && verdict instanceof Answer.Locked ? new Answer.Denied() : verdict;
    }

    /// What may have the key, the likeliest first. Nothing where it is known that its database is not open at all.
    private List<String> candidates(Findings findings, Optional<KeyringPlace> place) throws Refused {
        var all = findings.toUnlock(place.map(KeyringPlace::collection));
        if (findings.unallowed().isEmpty() && place.isPresent() && reading.isClosed(findings.look(), place.get())) {
            return List.of();
        }
        if (all.size() < 2) {
            return all;
        }
        var first = contents().items().defaultCollection();
        return all.stream().sorted(Comparator.comparing(it -> !it.equals(first))).toList();
    }

    /// Every locked collection; else an item that has to be allowed; else nothing, because there is nothing yet.
    private static List<String> allLocked(Findings findings) {
        if (!findings.look().locked().isEmpty()) {
            return findings.look().locked();
        }
        return List.of(findings.unallowed().isEmpty() ? SecretItems.NONE : findings.unallowed().getFirst());
    }

    private boolean isUnlocked(String object, Findings findings) throws Refused {
        var prompt = contents().items().unlock(object);
        var program = contents().keyring().program();
        if (program.isEmpty()) {
            return isAccepted(prompt, object, Message.of("keys.waiting"));
        }
        return isAccepted(
                prompt,
                object,
                findings.unallowed().contains(object)
                        ? Message.of("keyring.waiting.allow", program)
                        : Message.of("keyring.waiting.unlock", program, reading.labels(List.of(object))));
    }

    private boolean isMade() throws Refused {
        var items = contents().items();
        var program = contents().keyring().program();
        return isAccepted(
                SecretItems.isNone(items.defaultCollection()) ? items.createDefaultCollection(COLLECTION_LABEL) : SecretItems.NONE,
                SecretItems.NONE,
                program.isEmpty() ? Message.of("keys.waiting") : Message.of("keyring.waiting.create", program));
    }

    private boolean isAccepted(String prompt, String about, Message what) throws Refused {
        try {
            new Prompt(contents().items().calls(), prompt, contents().keyring(), about).await(question, what);
            return true;
        } catch (Refused refused) {
            if (refused.answer() instanceof Answer.Denied) {
                return false;
            }
            throw refused;
        }
    }
}
