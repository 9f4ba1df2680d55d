package dev.onehot.tools.programs;

import module java.base;

/// What makes one run of a program use a provider. Its variables hold the key; nothing else does.
///
/// @param variables by name; one without a value must not be set
/// @param arguments right behind the command
/// @param files by their names, to be put into the folder that the plan was made for
/// @param remarks what is to be said before it starts, one line each
public record RunPlan(Map<String, Optional<String>> variables, List<String> arguments, Map<String, String> files, List<String> remarks) {
    /// Shows no value, which may be a key.
    @Override
    public String toString() {
        return "RunPlan[" + variables.keySet() + "]";
    }
}
