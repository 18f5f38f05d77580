package dev.heddle.weave;

import dev.heddle.Site;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Says before each call of the runtime where it is: [Site#at]. A loop over a channel calls an iterator; a
/// [dev.heddle.lesson.Shared] tells of its steps.
final class Places implements CodeTransform {
    private static final ClassDesc SITE = ClassDesc.of(Site.class.getName());
    private static final MethodTypeDesc AT = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final String RUNTIME = Site.class.getPackageName().replace('.', '/') + "/";
    private static final String SHARED = RUNTIME + "lesson/Shared"; // by its name: its package uses this one

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call && callsRuntime(call)) {
            code.loadConstant(Site.reserve());
            code.invokestatic(SITE, "at", AT);
        }
        code.with(element);
    }

    private static boolean callsRuntime(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        return owner.equals("java/util/Iterator")
                || owner.equals(SHARED)
                || (owner.startsWith(RUNTIME) && owner.indexOf('/', RUNTIME.length()) < 0);
    }
}
