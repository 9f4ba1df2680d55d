package dev.onehot.model;

import java.util.List;

/// What a person gave as a key, in the window, on the command line, or in another program's file: the one place that decides what it means. Pure; cheap
/// enough for every keystroke.
///
/// What is surely a key in a wrapping is taken out of it, with a word about it. What is surely no key is refused. Everything else may be the key of
/// somebody's gateway, however odd it looks, and stays as it is.
///
/// @param remarks what was made of it, for the person; they repeat nothing of it
/// @param problems why it is no key; they repeat nothing of it but the name of a variable
public record PastedKey(ApiKey key, List<Message> remarks, List<Problem> problems) {
    public static PastedKey of(String text) {
        var given = ApiKey.of(text);
        if (given.reveal().length() > ApiKey.MAXIMUM_LENGTH) {
            return new PastedKey(given, List.of(), given.problems());
        }
        var key = ApiKey.of(KeyWrapping.without(given.reveal()));
        boolean wrapped = !key.equals(given);
        var problems = NoKey.of(key.reveal(), wrapped).map(List::of).orElseGet(key::problems);
        return new PastedKey(key, wrapped && problems.isEmpty() ? List.of(Message.of("key.unwrapped")) : List.of(), problems);
    }
}
