package dev.onehot.store;

import module java.base;

/// All settings as of one moment, told in a few bytes: the rows in pieces, by where they lie, and for each piece a number that is another one when
/// anything in it is otherwise.
///
/// Where a row lies means nothing, and a program that moves it only makes two pieces to be looked at. Of a row in a piece that is the same nothing
/// can have changed. Not changed any more once it is handed on.
public final class SettingPrint {
    /// The number of a piece that is to be looked at in any case.
    public static final long UNTOLD = 0;

    private long[] firsts = new long[64];
    private long[] numbers = new long[64];
    private int pieces;

    /// Without any piece yet.
    public SettingPrint() {}

    /// Adds the piece that comes next.
    ///
    /// @param first where it begins
    public void add(long first, long number) {
        if (pieces == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * pieces);
            numbers = Arrays.copyOf(numbers, 2 * pieces);
        }
        firsts[pieces] = first;
        numbers[pieces] = number;
        pieces++;
    }

    /// Where the pieces begin in which anything may be otherwise than in `earlier`; empty when those are most of them. What is missing here
    /// altogether is not among them.
    public Optional<List<Long>> otherThan(SettingPrint earlier) {
        var other = new ArrayList<Long>();
        int before = 0;
        for (int i = 0; i < pieces; i++) {
            while (before < earlier.pieces && earlier.firsts[before] < firsts[i]) {
                before++;
            }
            boolean isSame = before < earlier.pieces && earlier.firsts[before] == firsts[i] && earlier.numbers[before] == numbers[i]
                    && numbers[i] != UNTOLD;
            if (!isSame) {
                other.add(firsts[i]);
            }
        }
        return 2 * other.size() > pieces ? Optional.empty() : Optional.of(other);
    }
}
