package dev.onehot.secret.keychain;

import module java.base;

import dev.onehot.secret.keychain.ForeignKeyring.Item;

/// A wallet, keyring or database of a played keyring: what its program has in memory, and what is on the disk.
final class ForeignCollection {
    final String path;
    final String label;
    /// By their paths, in memory.
    final Map<String, Item> items = new ConcurrentHashMap<>();
    volatile boolean locked;
    /// Whether other programs may see it. One that they may not see is there all the same as long as it is locked.
    volatile boolean exposed = true;
    /// Whether its program has it open though it calls itself locked, as a wallet that was opened at login.
    volatile boolean openUnseen;

    private final Map<String, Item> disk = new ConcurrentHashMap<>();
    /// How often each item was read since it was written.
    private final Map<String, Integer> reads = new ConcurrentHashMap<>();

    ForeignCollection(String path, String label) {
        this.path = path;
        this.label = label;
    }

    /// Puts in a master key that was stored long ago.
    void keep(String id, byte[] secret) {
        var item = new Item(attributes(id), Base64.getEncoder().encodeToString(secret));
        items.put(path + "/" + id, item);
        disk.put(path + "/" + id, item);
    }

    /// The secrets of Onehot's items that are not empty.
    List<String> secrets() {
        return items.values().stream()
                .filter(it -> "onehot".equals(it.attributes().get("application")))
                .map(Item::secret)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    boolean isVisible() {
        return locked || exposed;
    }

    boolean isOpen() {
        return !locked || openUnseen;
    }

    List<String> search(Map<?, ?> wanted) {
        return items.entrySet().stream()
                .filter(it -> it.getValue().attributes().entrySet().containsAll(wanted.entrySet()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// Takes an item, as this program does: on its disk it may come only later.
    void put(String at, Item item, ForeignProgram program) {
        items.put(at, item);
        reads.remove(at);
        if (!program.writesLate()) {
            disk.put(at, item);
        } else if (program.writesAttributesAtOnce()) {
            var before = disk.get(at);
            disk.put(at, new Item(item.attributes(), before == null ? "" : before.secret()));
        }
    }

    /// Somebody reads an item. Whether that is the second time since it was written.
    boolean isReadAgain(String at) {
        return reads.merge(at, 1, Integer::sum) == 2;
    }

    void remove(String at) {
        items.remove(at);
        disk.remove(at);
    }

    /// Everything in memory comes on the disk.
    void writeDown() {
        disk.clear();
        disk.putAll(items);
    }

    /// What a restart of the program does: what was not on the disk is gone.
    void readAgain() {
        items.clear();
        items.putAll(disk);
        openUnseen = false;
    }

    static Map<String, String> attributes(String id) {
        return Map.of("application", "onehot", "key-id", id);
    }
}
