package dev.onehot.testing;

import module java.base;

import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Message;
import dev.onehot.secret.Answer;
import dev.onehot.secret.Asking;
import dev.onehot.secret.SecretStore;
import dev.onehot.secret.Wanted;

/// A keychain of an operating system that behaves as a test says. It keeps its items when a program ends.
public final class MemoryKeychain implements SecretStore {
    /// How it answers.
    public enum Mood {
        OPEN,
        LOCKED,
        REFUSING,
        MISSING,
        /// Never answers.
        FROZEN
    }

    private final Map<String, byte[]> items = new LinkedHashMap<>();
    private Mood mood = Mood.OPEN;
    private int reads;
    private Runnable person = () -> mood = Mood.OPEN;

    public synchronized MemoryKeychain is(Mood next) {
        mood = next;
        notifyAll();
        return this;
    }

    /// What a person does when the dialog comes; without it they type the right password.
    public synchronized void whenAsked(Runnable answer) {
        person = answer;
    }

    /// How often somebody asked for a secret.
    public synchronized int reads() {
        return reads;
    }

    public synchronized int size() {
        return items.size();
    }

    public synchronized void clear() {
        items.clear();
    }

    /// Another program writes over every item.
    public synchronized void overwrite(byte[] garbage) {
        items.replaceAll((id, secret) -> garbage.clone());
    }

    @Override
    public synchronized Answer read(String id, Optional<KeyringPlace> place) {
        reads++;
        return when(() -> items.containsKey(id) ? new Answer.Found(id, items.get(id).clone()) : new Answer.Absent());
    }

    @Override
    public synchronized Answer findAny() {
        return when(() -> items.keySet().stream().findFirst().<Answer>map(this::read).orElseGet(Answer.Absent::new));
    }

    @Override
    public synchronized Answer write(String id, byte[] secret) {
        return when(() -> {
            items.put(id, secret.clone());
            return read(id);
        });
    }

    @Override
    public synchronized Answer delete(String id) {
        return when(() -> {
            items.remove(id);
            return new Answer.Absent();
        });
    }

    @Override
    public Answer unlock(Wanted wanted, Asking asking) {
        synchronized (this) {
            if (mood == Mood.MISSING || mood == Mood.OPEN) {
                return when(Answer.Absent::new);
            }
        }
        asking.waiting().accept(Message.of("keys.waiting"));
        person.run();
        synchronized (this) {
            return mood == Mood.OPEN ? new Answer.Absent() : new Answer.Denied();
        }
    }

    private synchronized Answer when(Supplier<Answer> open) {
        try {
            while (mood == Mood.FROZEN) {
                wait();
            }
        } catch (InterruptedException closing) {
            mood = Mood.MISSING;
        }
        return switch (mood) {
            case FROZEN -> throw new IllegalStateException("it has thawed");
            case OPEN -> open.get();
            case LOCKED -> new Answer.Locked(
                    Message.of("keys.locked.keychain"), Message.of("keys.locked.keychain.advice"));
            case REFUSING -> new Answer.Denied();
            case MISSING -> new Answer.Unavailable(Message.of("keychain.none"), Message.of("keychain.none.advice"));
        };
    }

    @Override
    public void close() {}
}
