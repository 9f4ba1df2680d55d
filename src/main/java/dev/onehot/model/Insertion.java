package dev.onehot.model;

/// What was put in around a value that was not there, so that taking it out leaves every byte as it was: commas, line ends, the name, and the
/// parents that were made for it.
///
/// @param before what stands before the value; where [#GAP] is in it, text of the file that was there before stands in between
/// @param after what stands behind the value
public record Insertion(String before, String after) {
    /// Stands for the rest of a line behind a value that a comma was put behind, such as a comment. Nothing that is put in has this character.
    public static final char GAP = '\u001f';
}
