package dev.heddle.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Sends calls to their [Twins]: methods of the same name whose first parameter is the receiver.
final class Calls implements CodeTransform {

    private static final ClassDesc TWINS = ClassDesc.of(Twins.class.getName());

    /// The types that the JDK declares each method in.
    private static final Map<String, Set<String>> OWNERS = Map.of(
            "lock",
                    Set.of(
                            "java/util/concurrent/locks/Lock",
                            "java/util/concurrent/locks/ReentrantLock",
                            "java/util/concurrent/locks/ReentrantReadWriteLock$ReadLock",
                            "java/util/concurrent/locks/ReentrantReadWriteLock$WriteLock"),
            "awaitUninterruptibly", Set.of("java/util/concurrent/locks/Condition"),
            "acquireUninterruptibly", Set.of("java/util/concurrent/Semaphore"),
            "join", Set.of("java/util/concurrent/CompletableFuture"),
            "startVirtualThread", Set.of("java/lang/Thread"),
            "start",
                    Set.of(
                            "java/lang/Thread",
                            "java/lang/Thread$Builder",
                            "java/lang/Thread$Builder$OfVirtual",
                            "java/lang/Thread$Builder$OfPlatform"),
            "newVirtualThreadPerTaskExecutor", Set.of("java/util/concurrent/Executors"),
            "newThreadPerTaskExecutor", Set.of("java/util/concurrent/Executors"));

    /// By name and the types of what is on the stack after the receiver.
    private static final Map<String, MethodTypeDesc> BY_CALL = Arrays.stream(Twins.class.getDeclaredMethods())
            .filter(m -> Modifier.isPublic(m.getModifiers()))
            .collect(Collectors.toMap(Calls::call, Calls::type));

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeInstruction call) || call.opcode() == Opcode.INVOKESPECIAL) {
            code.with(element);
            return;
        }
        String name = call.name().stringValue();
        MethodTypeDesc twin =
                OWNERS.getOrDefault(name, Set.of()).contains(call.owner().asInternalName())
                        ? BY_CALL.get(name + arguments(call))
                        : null;
        if (twin == null) {
            code.with(element);
            return;
        }
        code.invokestatic(TWINS, name, twin);
    }

    private static String arguments(InvokeInstruction call) {
        return call.opcode() == Opcode.INVOKESTATIC
                ? call.typeSymbol().parameterList().toString()
                : "." + call.typeSymbol().parameterList();
    }

    private static String call(Method twin) {
        boolean ofStatic = Set.of("startVirtualThread", "newVirtualThreadPerTaskExecutor", "newThreadPerTaskExecutor")
                .contains(twin.getName());
        MethodTypeDesc type = type(twin);
        return twin.getName()
                + (ofStatic
                        ? type.parameterList().toString()
                        : "." + type.parameterList().subList(1, type.parameterCount()));
    }

    private static MethodTypeDesc type(Method method) {
        return java.lang.invoke.MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .describeConstable()
                .orElseThrow();
    }
}
