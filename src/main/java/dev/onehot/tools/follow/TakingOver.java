package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.TakenOver;
import dev.onehot.tools.lossless.LosslessText;

/// Tells which values of one file a person may have for their own. Those that lead a key somewhere, or keep another one away, may not be: the next switch
/// would send one provider's key to another's address. Pure.
///
/// @param lines by path, filled in
/// @param wanted JSON by path
record TakingOver(SequencedMap<String, FollowLine> lines, SequencedMap<String, String> wanted) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z:-]+)}");
    private static final Set<String> HARMLESS = Set.of("model", "ref", "small", "ref-small", "models", "name");

    /// Where the model is called by a name that is the same with every provider.
    private static final Pattern ALIAS = Pattern.compile("(?is)(?:.*[._-])?model");

    private static final Set<String> MODEL = Set.of("\"{model}\"", "\"{small}\"");
    private static final Set<String> REFERENCE = Set.of("\"{ref}\"", "\"{ref-small}\"");
    private static final String OURS = "onehot/";

    TakenOver of(FollowedFile file, byte[] content) {
        if (file.format() == DocumentFormat.WHOLE) {
            return new TakenOver(Optional.empty(), List.of(), List.of(file.path()));
        }
        var text = LosslessText.of(file.format(), content);
        var drifted = new OwnedValues(file.keys()).drifted(text, wanted);
        var model = model(text, drifted);
        var rest = drifted.stream().filter(it -> model.isEmpty() || !isModel(it)).toList();
        return new TakenOver(model, rest.stream().filter(this::isHarmless).toList(), rest.stream().filter(it -> !isHarmless(it)).toList());
    }

    /// Where all of the file that names the model, and nothing else, names the same other one.
    private Optional<String> model(LosslessText text, List<String> drifted) {
        var all = lines.keySet().stream().filter(this::isModel).toList();
        var said = all.stream().map(it -> text.get(OwnedValues.path(it)).flatMap(json -> said(it, json))).distinct().toList();
        return said.size() == 1 && drifted.containsAll(all) ? said.getFirst() : Optional.empty();
    }

    private boolean isModel(String path) {
        var line = lines.get(path);
        return line != null && (MODEL.contains(line.text()) || REFERENCE.contains(line.text()));
    }

    /// The model in a value; empty where it names a provider of the person's own.
    private Optional<String> said(String path, String json) {
        if (!json.startsWith("\"")) {
            return Optional.empty();
        }
        var text = AnyFile.text(json).strip();
        boolean refers = REFERENCE.contains(Objects.requireNonNull(lines.get(path)).text());
        var model = refers && text.startsWith(OURS) ? text.substring(OURS.length()) : refers ? "" : text;
        return Optional.of(model).filter(it -> !it.isEmpty());
    }

    private boolean isHarmless(String path) {
        var line = lines.get(path);
        var used = line == null ? Set.<String>of() : PLACEHOLDER.matcher(line.text()).results().map(it -> it.group(1)).collect(Collectors.toSet());
        return used.isEmpty() ? ALIAS.matcher(path).matches() : HARMLESS.containsAll(used);
    }
}
