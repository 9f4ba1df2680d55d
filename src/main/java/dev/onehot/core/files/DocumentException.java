package dev.onehot.core.files;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Worded;
import java.io.Serial;

/// A file of settings and providers could not be taken. Nothing was changed.
public final class DocumentException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String detail;

    /// Why not.
    public enum Kind implements Worded {
        /// It is no JSON, or no export of Onehot.
        NO_EXPORT,
        NEWER,
        TOO_MANY,
        /// It holds keys, and the passphrase is another one or missing, or costs too much to try.
        PASSPHRASE,
        /// A value in it is wrong.
        INVALID
    }

    DocumentException(Kind kind, String code, Object... arguments) {
        this(kind, Message.of(code, arguments), Message.of(code + ".advice", arguments));
    }

    /// @param advice where it is not the one of `what`
    DocumentException(Kind kind, Message what, Message advice) {
        super(what, advice, null);
        this.kind = kind;
        this.detail = what.arguments().isEmpty() ? "" : String.valueOf(what.arguments().getFirst());
    }

    static DocumentException noExport(String detail) {
        return new DocumentException(Kind.NO_EXPORT, "import.none", detail);
    }

    /// An export, with something in it that cannot be.
    ///
    /// @param place as a path, or as line and column
    static DocumentException malformed(String place) {
        return new DocumentException(Kind.NO_EXPORT, "import.malformed", place);
    }

    /// The place in the file, as line and column or as the name of a member.
    String detail() {
        return detail;
    }

    public Kind kind() {
        return kind;
    }
}
