package dev.heddle.kernel.eval;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.util.Set;
import java.util.regex.Pattern;

/// Sends the calls of top-level methods through [CallSites].
///
/// @param unit the class's own unit
/// @param methods the names of the methods that the unit declares
record LateBinding(String unit, Set<String> methods) implements CodeTransform {

    private static final Pattern UNIT = Pattern.compile(CellClass.PACKAGE + "/(Cell[0-9_]+)");

    private static final DirectMethodHandleDesc BOOTSTRAP = ConstantDescs.ofCallsiteBootstrap(
            ClassDesc.of(CallSites.class.getName()), "bootstrap", ConstantDescs.CD_CallSite);

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call && late(call)) {
            code.invokedynamic(DynamicCallSiteDesc.of(BOOTSTRAP, call.name().stringValue(), call.typeSymbol()));
        } else {
            code.with(element);
        }
    }

    private boolean late(InvokeInstruction call) {
        if (call.opcode() != Opcode.INVOKESTATIC) return false;
        var owner = UNIT.matcher(call.owner().asInternalName());
        return owner.matches()
                && (!owner.group(1).equals(unit) || methods.contains(call.name().stringValue()));
    }
}
