package dev.onehot.model;

/// One thing that is wrong with one field of a draft: shown under that field.
///
/// @param field the name of the record component that is wrong, for example `baseUrl`
/// @param message what is wrong and what would be right
public record Problem(String field, Message message) {
    public static Problem of(String field, String code, Object... arguments) {
        return new Problem(field, Message.of(code, arguments));
    }
}
