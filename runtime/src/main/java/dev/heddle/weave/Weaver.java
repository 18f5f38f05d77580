package dev.heddle.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;

/// Rewrites class files: safepoints, calls that can be interrupted, the places of calls of the runtime, and
/// whatever else its user adds.
///
/// @param hierarchy tells supertypes of the classes that woven code names, for stack maps
/// @param code what else is done to methods' code
/// @param form what is done to classes then
public record Weaver(ClassHierarchyResolver hierarchy, CodeTransform code, ClassTransform form) {

    /// A weaver that adds nothing of its user's.
    public Weaver(ClassHierarchyResolver hierarchy) {
        this(hierarchy, CodeTransform.ACCEPT_ALL, ClassTransform.ACCEPT_ALL);
    }

    /// The woven form of a class.
    ///
    /// @throws IllegalArgumentException if the bytes are no class file
    public byte[] weave(byte[] bytes) {
        ClassFile files = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(hierarchy),
                ClassFile.ConstantPoolSharingOption.NEW_POOL); // names only what the woven code names
        CodeTransform all = CodeTransform.ofStateful(Safepoints::new)
                .andThen(new Calls())
                .andThen(new Places())
                .andThen(code);
        return files.transformClass(
                files.parse(bytes), ClassTransform.transformingMethodBodies(all).andThen(form));
    }
}
