package dev.heddle.kernel.eval;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads and shortens the class files that javac is shown.
final class Pruning {

    private static final Pattern UNIT = Pattern.compile(CellClass.PACKAGE + "/(Cell[0-9_]+)");

    private Pruning() {}

    /// The class without a member that another cell has replaced.
    static byte[] without(byte[] bytes, Declared replaced) {
        return without(
                bytes,
                switch (replaced) {
                    case Declared.Variable v ->
                        e -> e instanceof FieldModel f && f.fieldName().equalsString(v.name());
                    case Declared.Method m ->
                        e -> e instanceof MethodModel f
                                && f.methodName().equalsString(m.name())
                                && f.methodTypeSymbol()
                                        .parameterList()
                                        .equals(m.type().parameterList());
                    case Declared.Type _ -> _ -> false;
                });
    }

    static byte[] without(byte[] bytes, Predicate<ClassElement> dropped) {
        ClassFile files = ClassFile.of();
        return files.transformClass(files.parse(bytes), (builder, element) -> {
            if (!dropped.test(element)) builder.with(element);
        });
    }

    /// The units that some classes name beside their code: in the types of their members, in what these throw, in
    /// what annotates the classes.
    static Set<String> exposed(Iterable<byte[]> classes) {
        Set<String> units = new HashSet<>();
        for (byte[] bytes : classes) {
            ClassModel model = ClassFile.of().parse(bytes);
            annotations(model, units);
            model.superclass().ifPresent(c -> find(c.asInternalName(), units));
            model.interfaces().forEach(c -> find(c.asInternalName(), units));
            model.findAttribute(Attributes.signature())
                    .ifPresent(s -> find(s.signature().stringValue(), units));
            model.fields().forEach(f -> {
                find(f.fieldType().stringValue(), units);
                f.findAttribute(Attributes.signature())
                        .ifPresent(s -> find(s.signature().stringValue(), units));
            });
            model.methods().forEach(m -> {
                find(m.methodType().stringValue(), units);
                m.findAttribute(Attributes.exceptions())
                        .ifPresent(e -> e.exceptions().forEach(c -> find(c.asInternalName(), units)));
                m.findAttribute(Attributes.signature())
                        .ifPresent(s -> find(s.signature().stringValue(), units));
            });
        }
        return units;
    }

    /// What annotates a class: a repeatable annotation names the one that holds it.
    private static void annotations(ClassModel model, Set<String> units) {
        model.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(all -> {
            for (Annotation annotation : all.annotations()) {
                find(annotation.className().stringValue(), units);
                annotation.elements().forEach(e -> {
                    if (e.value() instanceof AnnotationValue.OfClass c)
                        find(c.className().stringValue(), units);
                });
            }
        });
    }

    /// The units that a class names anywhere.
    static Set<String> named(byte[] bytes) {
        Set<String> units = new HashSet<>();
        ClassFile.of().parse(bytes).constantPool().forEach(e -> {
            if (e instanceof java.lang.classfile.constantpool.Utf8Entry u) find(u.stringValue(), units);
        });
        return units;
    }

    private static void find(String text, Set<String> units) {
        UNIT.matcher(text).results().forEach(r -> units.add(r.group(1)));
    }
}
