package dev.onehot.schema;

import module java.base;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Several schemas as one document that other programs can validate with: a compound schema document of JSON Schema 2020-12.
final class SchemaBundle {
    private SchemaBundle() {}

    /// The schema `own` with all of `others` that can be read, each under `allOf` with its own `$id`, so that its references stay within
    /// it. A key that two know is only in the first, as it is when a value is checked.
    ///
    /// @param others texts of schemas by the names of their files, in their order
    static String of(String own, Map<String, String> others) {
        if (others.isEmpty()) {
            return own;
        }
        var bundle = (ObjectNode) SchemaDocument.JSON.readTree(own);
        var known = new HashSet<>(bundle.path("properties").propertyNames());
        var all = SchemaDocument.JSON.createArrayNode();
        others.forEach((name, text) -> {
            try {
                if (SchemaDocument.JSON.readTree(text) instanceof ObjectNode other
                        && SchemaDocument.isOfTheDialect(other)
                        && other.path("properties") instanceof ObjectNode properties) {
                    properties.remove(known);
                    known.addAll(properties.propertyNames());
                    other.put("$id", name);
                    all.add(other);
                }
            } catch (JacksonException broken) {
                // Among the faults already.
            }
        });
        bundle.set("allOf", all);
        return SchemaDocument.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(bundle);
    }
}
