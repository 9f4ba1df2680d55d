package dev.onehot.core.files;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import java.io.Serial;

/// A file of settings and providers could not be taken. Nothing was changed.
public final class DocumentException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String detail;

    /// Why not.
    public enum Kind {
        /// It is no JSON, or no export of Onehot.
        NO_EXPORT,
        NEWER,
        TOO_MANY,
        /// It holds keys, and the passphrase is another one or missing, or costs too much to try.
        PASSPHRASE,
        /// A value in it is wrong.
        INVALID
    }

    private DocumentException(Kind kind, Message what, Message advice) {
        super(what, advice, null);
        this.kind = kind;
        this.detail = what.arguments().isEmpty() ? "" : String.valueOf(what.arguments().getFirst());
    }

    static DocumentException noExport(String detail) {
        return new DocumentException(
                Kind.NO_EXPORT, Message.of("import.none", detail), Message.of("import.none.advice"));
    }

    /// An export, with something in it that cannot be.
    ///
    /// @param place as a path, or as line and column
    static DocumentException malformed(String place) {
        return new DocumentException(
                Kind.NO_EXPORT, Message.of("import.malformed", place), Message.of("import.malformed.advice"));
    }

    static DocumentException tooMany(int most) {
        return new DocumentException(Kind.TOO_MANY, Message.of("import.many", most), Message.of("file.tooLarge.advice"));
    }

    static DocumentException newer(long version) {
        return new DocumentException(
                Kind.NEWER, Message.of("import.newer", String.valueOf(version)), Message.of("import.newer.advice"));
    }

    static DocumentException wrongPassphrase() {
        return new DocumentException(
                Kind.PASSPHRASE, Message.of("import.passphrase"), Message.of("import.passphrase.advice"));
    }

    /// Its keys are sealed so that opening them would take more than this process has.
    static DocumentException costly(int mebibytes, int passes) {
        return new DocumentException(
                Kind.PASSPHRASE, Message.of("import.costly", mebibytes, passes), Message.of("import.costly.advice"));
    }

    static DocumentException invalid(String name, int more) {
        var what = more == 0 ? Message.of("import.invalid", name) : Message.of("import.invalid.more", name, more);
        return new DocumentException(Kind.INVALID, what, Message.of("import.invalid.advice"));
    }

    /// The place in the file, as line and column or as the name of a member.
    String detail() {
        return detail;
    }

    public Kind kind() {
        return kind;
    }
}
