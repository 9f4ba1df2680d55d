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
        /// Open, and asks the person before it gives anything to a program: anew for each connection.
        ASKING,
        REFUSING,
        MISSING,
        /// Never answers.
        FROZEN
    }

    private final Map<String, byte[]> items = new LinkedHashMap<>();
    private Mood mood = Mood.OPEN;
    private final List<Asking> asked = new ArrayList<>();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private Optional<KeyringPlace> place = Optional.empty();
    private Optional<KeyringPlace> sought = Optional.empty();
    private boolean allowed;
    private int reads;
    private Runnable person = this::allow;

    public synchronized MemoryKeychain is(Mood next) {
        mood = next;
        notifyAll();
        return this;
    }

    /// As [#is], and whoever follows it is told.
    public void becomes(Mood next) {
        is(next);
        followers.forEach(Runnable::run);
    }

    /// Where it says that it has its items.
    public synchronized MemoryKeychain at(String program, String collection) {
        place = Optional.of(new KeyringPlace(program, collection));
        return this;
    }

    /// From now on it says nothing of where its items are, as the stores of Windows and macOS.
    public synchronized void nowhere() {
        place = Optional.empty();
    }

    /// Where it was last told to look.
    public synchronized Optional<KeyringPlace> sought() {
        return sought;
    }

    /// How the person was asked, each time.
    public synchronized List<Asking> asked() {
        return List.copyOf(asked);
    }

    public int followers() {
        return followers.size();
    }

    /// The person says yes to the dialog.
    public synchronized void allow() {
        if (mood == Mood.ASKING) {
            allowed = true;
        } else {
            mood = Mood.OPEN;
        }
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
    public synchronized Answer read(String id, Optional<KeyringPlace> where) {
        reads++;
        sought = where;
        return when(() -> items.containsKey(id) ? new Answer.Found(id, items.get(id).clone(), place) : absent());
    }

    @Override
    public synchronized Answer findAny() {
        return when(() -> items.keySet().stream().findFirst().<Answer>map(this::read).orElseGet(this::absent));
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
            if (mood == Mood.MISSING || isOpen()) {
                return when(Answer.Absent::new);
            }
            asked.add(asking);
        }
        asking.waiting().accept(mood() == Mood.ASKING ? Message.of("keyring.waiting.allow", program()) : Message.of("keys.waiting"));
        person.run();
        synchronized (this) {
            return isOpen() ? new Answer.Absent() : new Answer.Denied();
        }
    }

    @Override
    public Runnable follow(Runnable changed) {
        followers.add(changed);
        return () -> followers.remove(changed);
    }

    private Answer absent() {
        return new Answer.Absent(program());
    }

    private static Answer locked(String code, Object... arguments) {
        return new Answer.Locked(Message.of(code, arguments), Message.of(code + ".advice", arguments));
    }

    private String program() {
        return place.map(KeyringPlace::program).orElse("");
    }

    private synchronized Mood mood() {
        return mood;
    }

    private boolean isOpen() {
        return mood == Mood.OPEN || (mood == Mood.ASKING && allowed);
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
            case ASKING -> allowed ? open.get() : locked("keyring.access", program());
            case LOCKED -> locked("keys.locked.keychain");
            case REFUSING -> new Answer.Denied();
            case MISSING -> new Answer.Unavailable(Message.of("keychain.none"), Message.of("keychain.none.advice"));
        };
    }

    @Override
    public synchronized void close() {
        allowed = false;
    }
}
