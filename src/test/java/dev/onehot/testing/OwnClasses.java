package dev.onehot.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/// All classes of `src/main`, read once for every test that looks at them: it takes a second.
public final class OwnClasses {
    public static final JavaClasses ALL = new ClassFileImporter().importPath(Path.of("target/classes"));

    private OwnClasses() {}
}
