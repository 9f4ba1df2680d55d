package dev.onehot.model;

import module java.base;

/// How hard a passphrase is to guess for somebody who does not know the person, as far as its letters tell. What is called weak is; what is called strong
/// may still be a line of a song.
public enum PassphraseStrength implements Worded {
    WEAK,
    FAIR,
    STRONG;

    /// Bits. A list of passwords that leaked is tried in full long before 2^40, and 2^65 cost more than a person's keys are worth even where trying is cheap.
    private static final int FAIR_BITS = 40;

    private static final int STRONG_BITS = 65;

    /// As many letters as there are, each worth what its share in the text says, without those that repeat the one before or go on from it.
    public static PassphraseStrength of(CharSequence passphrase) {
        var letters = passphrase.codePoints().toArray();
        int counted = 0;
        var shares = new HashMap<Integer, Integer>();
        for (int i = 0; i < letters.length; i++) {
            shares.merge(letters[i], 1, Integer::sum);
            if (i == 0 || Math.abs(letters[i] - letters[i - 1]) > 1) {
                counted++;
            }
        }
        double bits = shares.values().stream()
                        .mapToDouble(it -> (double) it / letters.length)
                        .map(it -> -it * Math.log(it) / Math.log(2))
                        .sum()
                * counted;
        return bits < FAIR_BITS ? WEAK : bits < STRONG_BITS ? FAIR : STRONG;
    }
}
