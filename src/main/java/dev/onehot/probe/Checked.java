package dev.onehot.probe;

import dev.onehot.model.CheckResult;
import java.util.List;

/// What a check found, and the models that the server lists, in its order.
public record Checked(CheckResult result, List<String> models) {
    public Checked {
        models = List.copyOf(models);
    }
}
