package dev.heddle.kernel.eval;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Sends the calls of a cell that concern the kernel's process to [Guarded]'s methods of the same name: what begins
/// another process, and what ends this one.
final class Guards implements CodeTransform {

    private static final ClassDesc GUARDED = ClassDesc.of(Guarded.class.getName());

    private static final Map<String, Set<String>> NAMES = Map.of(
            "java/lang/ProcessBuilder", Set.of("start", "startPipeline"),
            "java/lang/Runtime", Set.of("exec", "exit", "halt"),
            "java/lang/System", Set.of("exit"));

    private static final Map<String, MethodTypeDesc> TWINS = Arrays.stream(Guarded.class.getDeclaredMethods())
            .collect(Collectors.toMap(m -> m.getName() + type(m).parameterList(), Guards::type));

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call
                && call.opcode() != Opcode.INVOKESPECIAL
                && NAMES.getOrDefault(call.owner().asInternalName(), Set.of())
                        .contains(call.name().stringValue())) {
            MethodTypeDesc given = call.opcode() == Opcode.INVOKESTATIC
                    ? call.typeSymbol()
                    : call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol());
            MethodTypeDesc twin = TWINS.get(call.name().stringValue() + given.parameterList());
            if (twin != null) {
                code.invokestatic(GUARDED, call.name().stringValue(), twin);
                return;
            }
        }
        code.with(element);
    }

    private static MethodTypeDesc type(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .describeConstable()
                .orElseThrow();
    }
}
