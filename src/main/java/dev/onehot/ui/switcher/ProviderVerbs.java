package dev.onehot.ui.switcher;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.KeyClipboard;
import dev.onehot.ui.RunLine;
import dev.onehot.ui.Verb;
import dev.onehot.ui.Workspace;

/// What can be done with one provider. FX thread only.
///
/// @param edit shows the one with this id to be edited
/// @param duplicate begins another like it
/// @param delete deletes it, after a question where it is the active one
public record ProviderVerbs(Workspace workspace, LongConsumer edit, LongConsumer duplicate, LongConsumer delete) {
    /// In the order of how often they are wanted.
    public List<Verb> of(Provider provider) {
        var texts = workspace.texts();
        var name = Visible.line(provider.name());
        var verbs = new ArrayList<Verb>();
        if (!provider.active()) {
            verbs.add(Verb.of(texts.get("palette.activate", name), () -> workspace.switching().to(provider.id())));
        }
        if (provider.key().isPresent()) {
            verbs.add(Verb.of(texts.get("palette.copyKey", name), () -> workspace.withKey(provider.id(), key -> {
                KeyClipboard.copy(key);
                workspace.notices().say(texts.get("notice.keyCopied"));
            })));
        }
        verbs.add(Verb.of(texts.get("palette.test", name), () -> test(provider)).foundBy(texts.get("palette.test.words")));
        verbs.add(Verb.of(texts.get("palette.edit", name), () -> edit.accept(provider.id())).foundBy(texts.get("palette.edit.words")));
        verbs.add(Verb.of(texts.get("palette.duplicate", name), () -> duplicate.accept(provider.id())));
        verbs.add(Verb.of(texts.get("palette.delete", name), () -> delete.accept(provider.id())).foundBy(texts.get("palette.delete.words")));
        verbs.add(Verb.of(texts.get("palette.copyRun", name), () -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, RunLine.of(provider)));
            workspace.notices().say(texts.get("row.copiedRun"));
        }));
        return verbs;
    }

    /// What was found stands where providers are told of, and in a notice, wherever the person is.
    private void test(Provider provider) {
        workspace.withKey(provider.id(), key -> workspace.checks().start(provider, key, false, checked -> {
            var found = provider.withCheck(Optional.of(checked.result()));
            workspace.notices().say(workspace.texts().get("palette.tested", Visible.line(provider.name()), workspace.states().of(found).word()));
        }));
    }
}
