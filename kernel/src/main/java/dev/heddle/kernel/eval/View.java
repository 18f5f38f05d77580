package dev.heddle.kernel.eval;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.MethodParameterInfo;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The notebook's names as a library would offer them: one class with the variables and methods, and the classes of
/// the cells. Completion and documentation read it; nobody runs it.
///
/// @param version another one whenever a name has changed
/// @param classes public class files by binary name
/// @param imports what makes the names visible
record View(int version, Map<String, byte[]> classes, List<String> imports) {

    static final String NAMES = CellClass.PACKAGE + ".Names";
    private static final int FLAGS = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

    static View of(Names names, Units units, List<Imported> imported, int version) {
        Map<String, byte[]> classes = new HashMap<>();
        Map<String, ClassModel> models = new HashMap<>();
        ClassFile files = ClassFile.of();
        for (String unit : names.units()) {
            for (Map.Entry<String, byte[]> file :
                    units.visible(java.util.Set.of(unit)).entrySet()) {
                ClassModel model = files.parse(file.getValue());
                models.putIfAbsent(file.getKey(), model);
                classes.computeIfAbsent(file.getKey(), _ -> files.transformClass(model, new Opening("")));
            }
        }
        classes.put(NAMES, names(names, models));
        List<String> imports = new ArrayList<>(List.of("import static " + NAMES + ".*;"));
        imported.forEach(i -> imports.add(i.toString()));
        names.all().forEach(d -> {
            if (d instanceof Declared.Type t) {
                imports.add("import " + CellClass.PACKAGE + "." + t.unit() + "." + t.name() + ";");
            }
        });
        return new View(version, classes, imports);
    }

    private static byte[] names(Names names, Map<String, ClassModel> models) {
        return ClassFile.of().build(ClassDesc.of(NAMES), builder -> {
            builder.withFlags(ClassFile.ACC_PUBLIC);
            names.all().forEach(declared -> {
                ClassModel model = models.get(CellClass.PACKAGE + "." + declared.unit());
                if (model == null) return;
                switch (declared) {
                    case Declared.Variable v ->
                        field(model, v)
                                .ifPresent(f -> builder.withField(f.fieldName(), f.fieldType(), field -> {
                                    field.withFlags(FLAGS);
                                    f.findAttribute(Attributes.signature())
                                            .ifPresent(s -> field.with(SignatureAttribute.of(s.signature())));
                                }));
                    case Declared.Method m ->
                        method(model, m)
                                .ifPresent(f -> builder.withMethod(
                                        f.methodName(), f.methodType(), FLAGS | ClassFile.ACC_NATIVE, method -> {
                                            method.with(parameters(m));
                                            f.findAttribute(Attributes.signature())
                                                    .ifPresent(s -> method.with(SignatureAttribute.of(s.signature())));
                                            f.findAttribute(Attributes.exceptions())
                                                    .ifPresent(
                                                            e -> method.with(ExceptionsAttribute.of(e.exceptions())));
                                        }));
                    case Declared.Type _ -> {}
                }
            });
        });
    }

    private static Optional<FieldModel> field(ClassModel model, Declared.Variable v) {
        return model.fields().stream()
                .filter(f -> f.fieldName().equalsString(v.name()))
                .findFirst();
    }

    private static Optional<MethodModel> method(ClassModel model, Declared.Method m) {
        return model.methods().stream()
                .filter(f -> f.methodName().equalsString(m.name())
                        && f.methodTypeSymbol().equals(m.type()))
                .findFirst();
    }

    private static MethodParametersAttribute parameters(Declared.Method m) {
        String arguments = m.call().arguments();
        return MethodParametersAttribute.of(Arrays.stream(arguments.split(","))
                .filter(a -> !a.isEmpty())
                .map(a -> MethodParameterInfo.ofParameter(Optional.of(a), 0))
                .toList());
    }
}
