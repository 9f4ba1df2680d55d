package dev.onehot.core.files;

import module java.base;

import dev.onehot.disk.NamedFile;

/// How files of exports are called, and how they are read and written. The installers tell each system that files with this extension are Onehot's.
///
/// What a file is decides its content: an export may have any name. Only where nothing but a name is known, it is looked at.
public final class ExportFile {
    /// Without its dot, as Windows and macOS want it.
    public static final String EXTENSION = "onehot";

    /// How the names end of files that a start may be handed: ours, and JSON, which an export is too.
    public static final List<String> ENDINGS = List.of("." + EXTENSION, ".json");

    /// In MiB. Long values of that size are read with the 128 MiB of memory that the command line has; of short ones [ExportDocument] counts the most.
    static final int LARGEST = 16;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ExportFile() {}

    /// The name that is proposed for an export made on `day`.
    public static String proposed(LocalDate day) {
        return EXTENSION + "-" + day + ENDINGS.getFirst();
    }

    /// Whether a file of this name is taken for an export.
    public static boolean isNamed(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /// Where to write when a person chose `chosen`. A name without any ending gets ours, so that the file opens Onehot. Not where `chosen`
    /// is there, which the person agreed to replace, nor where the other is, of which nobody asked them.
    public static Path completed(Path chosen) {
        var name = String.valueOf(chosen.getFileName());
        var complete = chosen.resolveSibling(name + ENDINGS.getFirst());
        return name.contains(".") || Files.exists(chosen) || Files.exists(complete) ? chosen : complete;
    }

    /// Throws [FileException] when an export must not go to `target`: it belongs to `database`; or it is a file that is neither empty nor an export, unless
    /// `force`. Blocks on the disk.
    public static void requireFree(Path database, Path target, boolean force) {
        FileException.requireOther(database, target);
        if (!force && Files.isRegularFile(target) && !isExportOrEmpty(target)) {
            throw new FileException(FileException.Kind.EXISTS, "file.exists", target.toString());
        }
    }

    private static boolean isExportOrEmpty(Path file) {
        try (var in = NamedFile.open(file)) {
            return Files.size(file) == 0 || ExportDocument.isOne(in);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Writes everything that `transfer` exports, piece by piece, for its owner alone, whole or not at all. Blocks on the disk. Throws [FileException],
    /// always when `target` belongs to `database`.
    public static Exported write(Path database, Path target, Transfer transfer, Optional<char[]> passphrase) {
        return write(database, target, transfer, passphrase, Set.of());
    }

    /// As [#write(Path, Path, Transfer, Optional)].
    ///
    /// @param only these providers, and no settings; empty for everything
    public static Exported write(Path database, Path target, Transfer transfer, Optional<char[]> passphrase, Set<Long> only) {
        var exported = new ArrayList<Exported>();
        PrivateFile.write(database, target, out -> {
            var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            exported.add(transfer.export(text, passphrase, only));
            text.flush();
        });
        return exported.getFirst();
    }

    /// The text of an export. Blocks on the disk. Throws [FileException], before it is opened when it belongs to `database`.
    public static String read(Path database, Path source) {
        FileException.requireOther(database, source);
        try (var in = NamedFile.open(source)) {
            return read(in, source.toString());
        } catch (NoSuchFileException missing) {
            throw new FileException(FileException.Kind.NOT_FOUND, "file.missing", source.toString());
        } catch (IOException unreadable) {
            throw FileException.notReadable(source.toString(), unreadable);
        }
    }

    /// As [#read(Path, Path)], all that comes from `in`.
    ///
    /// @param name what to call it in a failure
    public static String read(InputStream in, String name) {
        try {
            var bytes = in.readNBytes((LARGEST << 20) + 1);
            if (bytes.length > LARGEST << 20) {
                throw new FileException(FileException.Kind.TOO_LARGE, "file.tooLarge", name, LARGEST);
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new FileException(FileException.Kind.NOT_TEXT, "file.notText", name);
        } catch (IOException unreadable) {
            throw FileException.notReadable(name, unreadable);
        }
    }
}
