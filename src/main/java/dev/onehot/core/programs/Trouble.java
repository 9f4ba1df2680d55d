package dev.onehot.core.programs;

import module java.base;

import dev.onehot.disk.KeptFile;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.ProgramStanding;

/// Why the files of a program are not as they should be.
record Trouble(ProgramStanding standing, Message reason) {
    static Trouble unreadable(OnehotException failure) {
        return new Trouble(ProgramStanding.UNREADABLE, failure.what());
    }

    static Trouble failed(OnehotException failure) {
        return new Trouble(ProgramStanding.FAILED, failure.what());
    }

    static Trouble failed(Path file, IOException failure) {
        return new Trouble(ProgramStanding.FAILED, words(file, failure));
    }

    /// Why nothing can be done with a file.
    static Message words(Path file, IOException failure) {
        return switch (failure) {
            case KeptFile.RefusedException refused -> words(file, refused.obstacle());
            case KeptFile.ChangedException _ -> Message.of("program.changing", file.toString());
            case AccessDeniedException _ -> words(file, KeptFile.Obstacle.READ_ONLY);
            case FileSystemException known when known.getReason() != null -> Message.of("program.unwritten", file.toString(), known.getReason());
            case FileSystemException unknown -> Message.of("program.unwritten", file.toString(), unknown.getClass().getSimpleName());
            default -> Message.of("program.unwritten", file.toString(), Objects.requireNonNullElseGet(failure.getMessage(), failure.getClass()::getSimpleName));
        };
    }

    static Message words(Path file, KeptFile.Obstacle obstacle) {
        var name = file.toString();
        return switch (obstacle) {
            case FOLDER -> Message.of("program.folder", name);
            case LINKS -> Message.of("program.links", name);
            case UNREADABLE -> Message.of("program.unreadable", name);
            case NOT_REGULAR -> Message.of("program.notRegular", name);
            case NO_FOLDER -> Message.of("program.noFolder", name);
            case HARD_LINKS -> Message.of("program.hardLinks", name);
            case READ_ONLY -> Message.of("program.readOnly", name);
            case ANOTHER_OWNER -> Message.of("program.anotherOwner", name);
            case OWN -> Message.of("file.own", name);
            case TOO_LARGE -> Message.of("program.tooLarge", name);
        };
    }
}
