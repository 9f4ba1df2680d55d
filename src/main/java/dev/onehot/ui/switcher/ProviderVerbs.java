package dev.onehot.ui.switcher;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Provider;
import dev.onehot.model.Visible;
import dev.onehot.ui.KeyClipboard;
import dev.onehot.ui.RunLine;
import dev.onehot.ui.Workspace;

/// What can be done with one provider. FX thread only.
///
/// @param edit shows the one with this id to be edited
/// @param duplicate begins another like it
/// @param delete deletes it, after a question where it is the active one
public record ProviderVerbs(Workspace workspace, LongConsumer edit, LongConsumer duplicate, LongConsumer delete) {
    /// As a person reads it.
    String text(ProviderVerb verb, Provider provider) {
        return text(verb, Visible.line(provider.name()));
    }

    String text(ProviderVerb verb, String name) {
        return workspace.texts().get(verb.key(), name);
    }

    /// What else it is found by.
    String words(ProviderVerb verb) {
        return workspace.texts().get(verb.words());
    }

    void run(ProviderVerb verb, Provider provider) {
        switch (verb) {
            case ACTIVATE -> activate(provider);
            case COPY_KEY -> workspace.withKey(provider.id(), key -> {
                KeyClipboard.copy(key);
                workspace.notices().say(workspace.texts().get("notice.keyCopied"));
            });
            case TEST -> test(provider);
            case EDIT -> edit.accept(provider.id());
            case DUPLICATE -> duplicate.accept(provider.id());
            case COPY_RUN -> {
                Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, RunLine.of(provider)));
                workspace.notices().say(workspace.texts().get("row.copiedRun"));
            }
            case DEACTIVATE -> workspace.deactivate();
            case DELETE -> delete.accept(provider.id());
        }
    }

    /// Whoever wants the one that is active already is answered.
    void activate(Provider provider) {
        if (provider.active()) {
            workspace.notices().say(workspace.texts().get("palette.alreadyActive", Visible.line(provider.name())));
        } else {
            workspace.switching().to(provider.id());
        }
    }

    /// What was found stands where providers are told of, and in a notice, wherever the person is.
    private void test(Provider provider) {
        workspace.withKey(provider.id(), key -> workspace.checks().start(provider, key, false, checked -> {
            var found = provider.withCheck(Optional.of(checked.result()));
            workspace.notices().say(workspace.texts().get("palette.tested", Visible.line(provider.name()), workspace.states().of(found).word()));
        }));
    }
}
