package dev.heddle.perturb;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Set;
import java.util.concurrent.Callable;

/// A second copy of the runtime in this process, in which any thread may be held up between any two steps: before each
/// call and each access of a field there is a [Pause]. A window of three instructions, which a preemption hits once in
/// a million runs, is hit in seconds.
public final class Perturbed extends ClassLoader {
    private static final String RUNTIME = "dev.heddle.";
    private static final ClassDesc PAUSE = ClassDesc.of(Pause.class.getName());

    private final ClassFile files;
    private final Set<String> longPauses;

    private Perturbed(ClassLoader parent, Set<String> longPauses) {
        super(parent);
        this.longPauses = longPauses;
        files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(parent).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /// Makes an object of a class of the copy. The class has a constructor without parameters.
    ///
    /// @param type the class in the runtime that is not perturbed
    /// @param longPauses names of methods before each call of which platform threads sleep for some milliseconds
    @SuppressWarnings("unchecked") // the interface is the JDK's, so both copies share it
    public static <T> Callable<T> copyOf(Class<? extends Callable<T>> type, String... longPauses)
            throws ReflectiveOperationException {
        var constructor = new Perturbed(type.getClassLoader(), Set.of(longPauses))
                .loadClass(type.getName())
                .getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Callable<T>) constructor.newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(RUNTIME) || name.startsWith(Perturbed.class.getPackageName() + ".")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            byte[] bytes = files.transformClass(
                    files.parse(in.readAllBytes()), ClassTransform.transformingMethodBodies(this::pauseBefore));
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private void pauseBefore(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call
                && longPauses.contains(call.name().stringValue())) {
            code.invokestatic(PAUSE, "there", ConstantDescs.MTD_void);
        } else if (element instanceof InvokeInstruction || element instanceof FieldInstruction) {
            code.invokestatic(PAUSE, "here", ConstantDescs.MTD_void);
        }
        code.with(element);
    }
}
