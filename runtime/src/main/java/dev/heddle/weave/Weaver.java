package dev.heddle.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;

/// Rewrites class files: safepoints, calls that can be interrupted, the places of calls of the runtime, and
/// whatever else its user adds.
///
/// @param hierarchy tells supertypes of the classes that woven code names, for stack maps
/// @param more a transformation to apply after the safepoints
public record Weaver(ClassHierarchyResolver hierarchy, ClassTransform more) {

    /// The woven form of a class.
    ///
    /// @throws IllegalArgumentException if the bytes are no class file
    public byte[] weave(byte[] bytes) {
        ClassFile files = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(hierarchy),
                ClassFile.ConstantPoolSharingOption.NEW_POOL); // names only what the woven code names
        ClassTransform safepoints =
                ClassTransform.transformingMethodBodies(java.lang.classfile.CodeTransform.ofStateful(Safepoints::new));
        return files.transformClass(
                files.parse(bytes),
                safepoints
                        .andThen(ClassTransform.transformingMethodBodies(new Calls()))
                        .andThen(ClassTransform.transformingMethodBodies(new Places()))
                        .andThen(more));
    }
}
