package dev.onehot.model;

import module java.base;

/// One program as it is now.
///
/// @param found whether it is installed
/// @param files paths that it has, or would have
/// @param provider the one that the files have now
/// @param sessions running ones that began before the files were last written, and do not take the change over by themselves
/// @param reason why it stands so: what does not fit, line and column, what drifted
/// @param beaten what it obeys more than its files, and says something else
public record ProgramState(
        FollowableProgram program,
        boolean found,
        Optional<FollowedProgram> followed,
        ProgramStanding standing,
        List<String> files,
        OptionalLong provider,
        List<RunningProgram> sessions,
        Optional<Message> reason,
        List<Message> beaten) {
    public ProgramState {
        files = List.copyOf(files);
        sessions = List.copyOf(sessions);
        beaten = List.copyOf(beaten);
    }

    /// One that nothing beats.
    public ProgramState(
            FollowableProgram program,
            boolean found,
            Optional<FollowedProgram> followed,
            ProgramStanding standing,
            List<String> files,
            OptionalLong provider,
            List<RunningProgram> sessions,
            Optional<Message> reason) {
        this(program, found, followed, standing, files, provider, sessions, reason, List.of());
    }
}
