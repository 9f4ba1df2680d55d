package dev.onehot.testing;

import module java.base;

import dev.onehot.testing.RecordedDisk.Step;

/// A disk under recorded steps, and what is on it when the power is cut: what was forced, and of everything else what chance lets be there. Files and
/// folders are forced each for itself, as POSIX has it: a forced file whose folder was not is gone.
public final class CutDisk {
    /// What of all that was not forced is there.
    public enum Cut {
        /// Nothing.
        DROPPED,
        /// Everything: as if only the process had been killed.
        KEPT,
        /// All names, as they were changed, and nothing of what was written: what a file system does that writes its journal only.
        NAMES_ONLY,
        /// Names and writes up to one that is torn, each in its order.
        TORN,
        /// Any of them, in any order, sector by sector.
        REORDERED
    }

    private sealed interface Node {}

    private static final class File implements Node {
        private byte[] forced = {};
        private final List<Step> waiting = new ArrayList<>();
    }

    private static final class Folder implements Node {
        private final Map<String, Node> now = new TreeMap<>();
        private final Map<String, Node> forced = new TreeMap<>();
    }

    /// One name that comes to stand for something else.
    private record Entry(Folder folder, String name, Optional<Node> node) {}

    private static final int[] SECTORS = {512, 4_096};

    private final Path root;
    private final Folder top = new Folder();
    private final Map<Long, Node> byNumber = new HashMap<>();
    /// Changes of names that are not forced; those of one list come together or not at all.
    private final List<List<Entry>> waiting = new ArrayList<>();

    /// @param root what is in it now is on the disk
    public CutDisk(Path root) throws IOException {
        this.root = root;
        byNumber.put((Long) Files.getAttribute(root, "unix:ino"), top);
        fill(root, top);
    }

    private void fill(Path path, Folder folder) throws IOException {
        try (var all = Files.newDirectoryStream(path)) {
            for (var each : all) {
                Node node = Files.isDirectory(each) ? new Folder() : new File();
                byNumber.put((Long) Files.getAttribute(each, "unix:ino"), node);
                folder.now.put(each.getFileName().toString(), node);
                folder.forced.put(each.getFileName().toString(), node);
                switch (node) {
                    case Folder inner -> fill(each, inner);
                    case File file -> file.forced = Files.readAllBytes(each);
                }
            }
        }
    }

    /// Does one more.
    public void play(Step step) {
        switch (step) {
            case Step.Made(var path, var number) -> enter(path, number, new File());
            case Step.MadeFolder(var path, var number) -> enter(path, number, new Folder());
            case Step.Written it -> file(it.file()).ifPresent(file -> file.waiting.add(it));
            case Step.Cut it -> file(it.file()).ifPresent(file -> file.waiting.add(it));
            case Step.Renamed(var from, var to) -> change(entry(from, Optional.empty()), entry(to, Optional.of(node(from))));
            case Step.Linked(var from, var to) -> change(entry(to, Optional.of(node(from))));
            case Step.Removed(var path) -> change(entry(path, Optional.empty()));
            case Step.Forced(var number) -> force(byNumber.get(number));
            case Step.Said _ -> {}
        }
    }

    private void enter(Path path, long number, Node node) {
        byNumber.put(number, node);
        change(entry(path, Optional.of(node)));
    }

    private Optional<File> file(long number) {
        return byNumber.get(number) instanceof File file ? Optional.of(file) : Optional.empty();
    }

    private Entry entry(Path path, Optional<Node> node) {
        return new Entry((Folder) node(path.getParent()), path.getFileName().toString(), node);
    }

    private Node node(Path path) {
        return path.equals(root) ? top : Objects.requireNonNull(((Folder) node(path.getParent())).now.get(path.getFileName().toString()), path::toString);
    }

    private void change(Entry... entries) {
        waiting.add(List.of(entries));
        List.of(entries).forEach(it -> put(it.folder().now, it));
    }

    private static void put(Map<String, Node> names, Entry entry) {
        entry.node().ifPresentOrElse(it -> names.put(entry.name(), it), () -> names.remove(entry.name()));
    }

    private void force(Node node) {
        switch (node) {
            case null -> {}
            case File file -> {
                file.forced = content(file, file.waiting.stream());
                file.waiting.clear();
            }
            case Folder folder -> waiting.removeIf(it -> {
                boolean forced = it.stream().anyMatch(entry -> entry.folder() == folder);
                if (forced) {
                    it.forEach(entry -> put(entry.folder().forced, entry));
                }
                return forced;
            });
        }
    }

    private static byte[] content(File file, Stream<Step> steps) {
        var content = new byte[][] {file.forced};
        steps.forEach(it -> content[0] = changed(content[0], it));
        return content[0];
    }

    private static byte[] changed(byte[] before, Step step) {
        return switch (step) {
            case Step.Cut(_, var length) -> Arrays.copyOf(before, (int) length);
            case Step.Written(_, var offset, var bytes) -> {
                var after = Arrays.copyOf(before, Math.max(before.length, (int) offset + bytes.length));
                System.arraycopy(bytes, 0, after, (int) offset, bytes.length);
                yield after;
            }
            default -> before;
        };
    }

    /// Makes in `target`, an empty folder, what is there when the power comes back.
    public void leave(Path target, Cut cut, Random random) throws IOException {
        var names = new IdentityHashMap<Folder, Map<String, Node>>();
        byNumber.values().stream().filter(Folder.class::isInstance).map(Folder.class::cast).forEach(it -> names.put(it, new TreeMap<>(it.forced)));
        for (var it : chosen(waiting, cut, random)) {
            it.forEach(entry -> put(names.computeIfAbsent(entry.folder(), folder -> new TreeMap<>(folder.forced)), entry));
        }
        leave(target, top, names, new IdentityHashMap<>(), cut, random);
    }

    private static <T> List<T> chosen(List<T> all, Cut cut, Random random) {
        return switch (cut) {
            case DROPPED -> List.of();
            case KEPT, NAMES_ONLY -> all;
            case TORN -> all.subList(0, random.nextInt(all.size() + 1));
            case REORDERED -> all.stream().filter(_ -> random.nextBoolean()).toList();
        };
    }

    private void leave(Path target, Folder folder, Map<Folder, Map<String, Node>> names, Map<File, Path> done, Cut cut, Random random) throws IOException {
        for (var it : names.getOrDefault(folder, folder.forced).entrySet()) {
            var place = target.resolve(it.getKey());
            switch (it.getValue()) {
                case Folder inner -> leave(Files.createDirectory(place), inner, names, done, cut, random);
                case File file -> {
                    if (done.containsKey(file)) {
                        Files.createLink(place, done.get(file));
                    } else {
                        Files.write(place, left(file, cut, random));
                        done.put(file, place);
                    }
                }
            }
        }
    }

    private static byte[] left(File file, Cut cut, Random random) {
        var writes = cut == Cut.NAMES_ONLY ? List.<Step>of() : chosen(file.waiting, cut, random);
        if (cut == Cut.REORDERED) {
            return content(file, writes.stream().flatMap(it -> torn(it, random)));
        }
        boolean isTorn = cut == Cut.TORN && writes.size() < file.waiting.size() && file.waiting.get(writes.size()) instanceof Step.Written;
        return content(file, isTorn ? Stream.concat(writes.stream(), begun((Step.Written) file.waiting.get(writes.size()), random)) : writes.stream());
    }

    /// Its first sectors, and a part of the next one.
    private static Stream<Step> begun(Step.Written step, Random random) {
        int sector = SECTORS[random.nextInt(SECTORS.length)];
        int length = random.nextInt(step.bytes().length + 1);
        int whole = random.nextBoolean() ? length : length - length % sector;
        return Stream.of(new Step.Written(step.file(), step.offset(), Arrays.copyOf(step.bytes(), whole)));
    }

    /// Some of its sectors.
    private static Stream<Step> torn(Step step, Random random) {
        if (!(step instanceof Step.Written(var file, var offset, var bytes)) || random.nextInt(3) == 0) {
            return Stream.of(step);
        }
        int sector = SECTORS[random.nextInt(SECTORS.length)];
        var parts = new ArrayList<Step>();
        for (int at = 0; at < bytes.length; at += sector) {
            if (random.nextBoolean()) {
                parts.add(new Step.Written(file, offset + at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + sector))));
            }
        }
        return parts.stream();
    }
}
