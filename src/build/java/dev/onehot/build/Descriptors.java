package dev.onehot.build;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Descriptors for libraries that come without one, which a runtime image refuses.
///
/// @param requires modules without which it does not work
/// @param knows modules that it uses where they are
/// @param exports packages that Onehot uses
record Descriptors(List<String> requires, List<String> knows, List<String> exports) {
    private static final Map<String, Descriptors> ALL = Map.of(
            // It offers itself to nobody: who has a server's address asks for it by name, and nobody else loads a class of it.
            "org.postgresql.jdbc",
            new Descriptors(
                    List.of("java.sql", "java.logging", "java.naming"), List.of("java.management", "java.security.jgss", "java.desktop"),
                    List.of("org.postgresql", "org.postgresql.util")));

    /// Throws [IllegalStateException] for a library of which nothing is known here.
    static byte[] of(ModuleDescriptor automatic, Path jar) {
        var known = ALL.get(automatic.name());
        if (known == null) {
            throw new IllegalStateException(jar.getFileName() + " is no named module, so it cannot go into a runtime image");
        }
        return ClassFile.of().buildModule(ModuleAttribute.of(ModuleDesc.of(automatic.name()), it -> {
            it.requires(ModuleDesc.of("java.base"), List.of(AccessFlag.MANDATED), null);
            known.requires.forEach(module -> it.requires(ModuleDesc.of(module), List.of(), null));
            known.knows.forEach(module -> it.requires(ModuleDesc.of(module), List.of(AccessFlag.STATIC_PHASE), null));
            known.exports.forEach(name -> it.exports(PackageDesc.of(name), List.of()));
        }));
    }
}
