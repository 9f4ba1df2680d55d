package dev.onehot.testing;

import module java.base;

/// What each part of a file of SQLite's is, by its format: https://sqlite.org/fileformat.html.
public final class Pages {
    /// A kind of page, or of what belongs to none.
    public enum Kind {
        HEADER,
        SCHEMA,
        TABLE_INTERIOR,
        TABLE_LEAF,
        INDEX_INTERIOR,
        INDEX_LEAF,
        OVERFLOW,
        FREE_TRUNK,
        FREE_LEAF
    }

    private static final int HEADER_BYTES = 100;
    private static final int PAGE_SIZE = 16;
    private static final int FIRST_FREE = 32;

    private final ByteBuffer file;
    private final int size;
    private final Map<Kind, List<Integer>> places = new EnumMap<>(Kind.class);

    private Pages(byte[] content) {
        file = ByteBuffer.wrap(content);
        size = Short.toUnsignedInt(file.getShort(PAGE_SIZE));
        var free = new HashSet<Integer>();
        for (int trunk = file.getInt(FIRST_FREE); trunk != 0; trunk = file.getInt(start(trunk))) {
            note(Kind.FREE_TRUNK, trunk);
            free.add(trunk);
            for (int n = 0; n < file.getInt(start(trunk) + 4); n++) {
                int leaf = file.getInt(start(trunk) + 8 + 4 * n);
                note(Kind.FREE_LEAF, leaf);
                free.add(leaf);
            }
        }
        for (int page = 1; page <= content.length / size; page++) {
            if (!free.contains(page)) {
                note(page == 1 ? Kind.SCHEMA : kind(page), page);
            }
        }
        places.put(Kind.HEADER, IntStream.range(0, HEADER_BYTES).boxed().toList());
    }

    /// Places of bytes that say something, by what they belong to.
    public static Map<Kind, List<Integer>> of(byte[] content) {
        return new Pages(content).places;
    }

    private int start(int page) {
        return (page - 1) * size;
    }

    private Kind kind(int page) {
        return switch (file.get(start(page))) {
            case 2 -> Kind.INDEX_INTERIOR;
            case 5 -> Kind.TABLE_INTERIOR;
            case 10 -> Kind.INDEX_LEAF;
            case 13 -> Kind.TABLE_LEAF;
            default -> Kind.OVERFLOW;
        };
    }

    /// Most of a page is empty, and says nothing; of free ones all is, because Onehot has SQLite overwrite what is deleted.
    private void note(Kind kind, int page) {
        var known = places.computeIfAbsent(kind, _ -> new ArrayList<>());
        for (int at = start(page) + (page == 1 ? HEADER_BYTES : 0); at < start(page) + size; at++) {
            if (file.get(at) != 0 || kind == Kind.FREE_LEAF) {
                known.add(at);
            }
        }
    }
}
