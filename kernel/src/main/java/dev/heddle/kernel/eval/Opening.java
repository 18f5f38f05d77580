package dev.heddle.kernel.eval;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;

/// Makes what is not private public: to javac all cells are one package, to the JVM each is one of its own.
/// Also names the cell where Java has a source file's name.
record Opening(String file) implements ClassTransform {

    @Override
    public void accept(ClassBuilder builder, ClassElement element) {
        switch (element) {
            case AccessFlags flags -> builder.withFlags(open(flags.flagsMask()));
            case SourceFileAttribute _ -> builder.with(SourceFileAttribute.of(file));
            case InnerClassesAttribute inner ->
                builder.with(InnerClassesAttribute.of(
                        inner.classes().stream().map(Opening::open).toList()));
            case FieldModel field ->
                builder.transformField(field, (b, e) -> {
                    if (e instanceof AccessFlags flags) b.withFlags(open(flags.flagsMask()));
                    else b.with(e);
                });
            case MethodModel method
            when !method.methodName().equalsString("<clinit>") ->
                builder.transformMethod(method, (b, e) -> {
                    if (e instanceof AccessFlags flags) b.withFlags(open(flags.flagsMask()));
                    else b.with(e);
                });
            default -> builder.with(element);
        }
    }

    private static InnerClassInfo open(InnerClassInfo info) {
        boolean ofCell = info.innerClass().asInternalName().startsWith(CellClass.PACKAGE + "/");
        return ofCell
                ? InnerClassInfo.of(info.innerClass(), info.outerClass(), info.innerName(), open(info.flagsMask()))
                : info;
    }

    private static int open(int flags) {
        return (flags & ClassFile.ACC_PRIVATE) != 0 ? flags : (flags & ~ClassFile.ACC_PROTECTED) | ClassFile.ACC_PUBLIC;
    }
}
