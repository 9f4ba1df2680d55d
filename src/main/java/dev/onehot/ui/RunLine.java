package dev.onehot.ui;

import dev.onehot.model.Provider;

/// What starts a program with one provider, to be gone on with: by the id where the name would have to be quoted.
public final class RunLine {
    private RunLine() {}

    /// Ends where the program is to stand.
    public static String of(Provider provider) {
        var named = provider.name().matches("[A-Za-z][\\w.-]*") ? provider.name() : String.valueOf(provider.id());
        return "onehotctl run " + named + " -- ";
    }
}
