package dev.onehot.model;

/// A setting that a [Message] names: by its key, or by its title where whoever shows the message knows that.
public record SettingKey(String key) {
    @Override
    public String toString() {
        return key;
    }
}
