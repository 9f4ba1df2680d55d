package dev.onehot.model;

import module java.base;

/// What the core needs to know of programs and their files. It reads and writes none of them itself.
///
/// Safe from any thread.
public interface ProgramFiles {
    /// All that can follow. No disk.
    List<FollowableProgram> known();

    /// The known program of this id, or what `definition` says of any file. Throws [OnehotException] when there is none, or the definition is wrong.
    FollowableProgram of(String id, String definition);

    /// Whether it is installed: its command or its file is there. Blocks on the disk.
    boolean isFound(String id);

    /// Why the program cannot ask this provider; empty when it can.
    Optional<Message> misfit(FollowedProgram program, Provider provider);

    /// What its files should have. Looks which file is there, reads none.
    List<WantedFile> wanted(FollowedProgram program, Provider provider, HelperCall helper);

    /// What the program obeys more than its files, and says something else: a sentence for each. Blocks on the disk.
    List<Message> beaten(FollowedProgram program, Provider provider, HelperCall helper);

    /// What `content` becomes. Pure. Throws `UnreadableFileException`.
    ///
    /// @param keys that are ours already, originals open
    /// @param content empty where there is no file
    /// @param clear the key, for values that hold it in clear; empty when none does
    /// @param overDrift whether also what somebody else changed is written
    FilePatch patch(WantedFile wanted, List<OwnedKey> keys, Optional<byte[]> content, Optional<ApiKey> clear, boolean overDrift);

    /// What `content` becomes when nothing of it is ours any more. What somebody else changed is left alone. Pure. Throws `UnreadableFileException`.
    ///
    /// @param file originals open
    /// @param empties whether our values are emptied first instead of removed
    ReleasedFile release(FollowedFile file, byte[] content, boolean empties);

    /// What becomes of what somebody else changed in a file when that is right. Pure. Throws `UnreadableFileException`.
    ///
    /// @param provider that the file has
    /// @param wanted as [#wanted] gave it
    /// @param file as it was last written
    TakenOver takeOver(FollowedProgram program, Provider provider, WantedFile wanted, FollowedFile file, byte[] content);

    /// The definition of a program of which these paths of its files are not ours any more.
    String leaving(String definition, Collection<String> paths);

    /// Whether running sessions of it keep what is only removed from its file.
    boolean emptiesFirst(String id);

    /// Running processes of these programs that began before a moment. Blocks for some 10 ms.
    List<RunningProgram> running(Collection<String> ids, Instant before);
}
