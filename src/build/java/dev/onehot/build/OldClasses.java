package dev.onehot.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.util.zip.ZipFile;

/// Gives the classes of an old library the form of newer ones. The cache of classes leaves out those from before Java 6, which
/// would then be read and verified at every start: picocli's alone take longer than all the rest of a command.
final class OldClasses {
    private static final int NEWER = ClassFile.JAVA_17_VERSION;

    private final ClassFile classFile;

    OldClasses(ZipFile jar) {
        var hierarchy = ClassHierarchyResolver.ofResourceParsing(type -> read(jar, type))
                .orElse(ClassHierarchyResolver.defaultResolver());
        this.classFile = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(hierarchy),
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ConstantPoolSharingOption.NEW_POOL);
    }

    /// What the program does stays the same; the code is described to the verifier in the newer way.
    byte[] renew(byte[] bytes) {
        var model = classFile.parse(bytes);
        if (model.majorVersion() >= ClassFile.JAVA_6_VERSION || model.isModuleInfo()) {
            return bytes;
        }
        ClassTransform version = (builder, element) ->
                builder.with(element instanceof ClassFileVersion ? ClassFileVersion.of(NEWER, 0) : element);
        return classFile.transformClass(
                model, version.andThen(ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element))));
    }

    private static InputStream read(ZipFile jar, ClassDesc type) {
        try {
            var entry = jar.getEntry(type.descriptorString().substring(1).replace(";", ".class"));
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
