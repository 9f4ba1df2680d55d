package dev.onehot.ui.programs;

import module java.base;

import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.DocumentFormat;
import dev.onehot.tools.follow.AnyFile;
import dev.onehot.ui.KeptTexts;
import dev.onehot.ui.Workspace;

/// What was typed of files and does not follow yet, by the program whose file it is; also over an end of the program. FX thread only.
final class AnyFileDrafts {
    /// Of a file that is no program's yet.
    static final String NEW = "new";

    private static final String FILE = "file";
    private static final String FORMAT = "format";
    private static final String NAME = "name";
    private static final String USUAL = "usual";
    private static final String PATH = "path.";
    private static final String TEXT = "text.";

    private final Map<String, AnyFile> typed = new TreeMap<>();
    private final Workspace workspace;
    private final KeptTexts kept;

    /// @param restored is told whose draft the last run left
    AnyFileDrafts(Workspace workspace, Consumer<String> restored) {
        this.workspace = workspace;
        this.kept = new KeptTexts(workspace, "anyFile", it -> {
            if (typed.putIfAbsent(whose(it), read(it)) == null) {
                keep();
                restored.accept(whose(it));
            }
        }, whose -> workspace.notices().fail(workspace.texts().get("anyFile.typeAgain")));
    }

    private static String whose(KeptDraft draft) {
        return draft.of().substring(draft.of().indexOf('/') + 1);
    }

    Optional<AnyFile> of(String whose) {
        return Optional.ofNullable(typed.get(whose));
    }

    /// @param draft empty where nothing more is typed than follows already
    void put(String whose, Optional<AnyFile> draft) {
        var before = draft.isPresent() ? typed.put(whose, draft.get()) : typed.remove(whose);
        if (!Optional.ofNullable(before).equals(draft)) {
            keep();
        }
    }

    private void keep() {
        kept.keep(typed.entrySet().stream().map(it -> kept.draft(it.getKey(), texts(it.getValue()), Set.of())).toList());
        workspace.edits().report("anyFile", typed.size());
    }

    private static Map<String, String> texts(AnyFile file) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(FILE, file.file());
        texts.put(FORMAT, file.format().map(DocumentFormat::word).orElse(""));
        texts.put(NAME, file.name());
        texts.put(USUAL, String.valueOf(file.usual()));
        for (int i = 0; i < file.values().size(); i++) {
            texts.put(PATH + i, file.values().get(i).path());
            texts.put(TEXT + i, file.values().get(i).text());
        }
        return texts;
    }

    private static AnyFile read(KeptDraft draft) {
        var texts = draft.texts();
        var format = Stream.of(DocumentFormat.values()).filter(it -> it.word().equals(texts.get(FORMAT))).findFirst();
        var values = IntStream.iterate(0, it -> texts.containsKey(PATH + it) || texts.containsKey(TEXT + it), it -> it + 1)
                .mapToObj(it -> new AnyFile.Value(texts.getOrDefault(PATH + it, ""), texts.getOrDefault(TEXT + it, "")))
                .toList();
        return new AnyFile(texts.getOrDefault(FILE, ""), format, texts.getOrDefault(NAME, ""), Boolean.parseBoolean(texts.get(USUAL)), values);
    }
}
