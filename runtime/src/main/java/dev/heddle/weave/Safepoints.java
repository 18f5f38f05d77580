package dev.heddle.weave;

import dev.heddle.Safepoint;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts a safepoint at the entry of one method and before each of its backward branches.
///
/// The call takes nothing from the stack and leaves nothing, so it may stand anywhere: between a comparison's
/// operands and its branch, and in a constructor before `super(…)`, where `this` may not be touched yet.
final class Safepoints implements CodeTransform {

    private static final DynamicCallSiteDesc CALL = DynamicCallSiteDesc.of(
            ConstantDescs.ofCallsiteBootstrap(
                    ClassDesc.of(Safepoint.class.getName()), "bootstrap", ConstantDescs.CD_CallSite),
            "safepoint",
            ConstantDescs.MTD_void);

    private final Set<Label> passed = new HashSet<>();

    @Override
    public void atStart(CodeBuilder code) {
        code.invokedynamic(CALL);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LabelTarget target -> passed.add(target.label());
            case BranchInstruction branch when passed.contains(branch.target()) -> code.invokedynamic(CALL);
            case TableSwitchInstruction s when backward(s.defaultTarget(), s.cases()) -> code.invokedynamic(CALL);
            case LookupSwitchInstruction s when backward(s.defaultTarget(), s.cases()) -> code.invokedynamic(CALL);
            default -> {}
        }
        code.with(element);
    }

    private boolean backward(Label otherwise, List<SwitchCase> cases) {
        return passed.contains(otherwise) || cases.stream().anyMatch(c -> passed.contains(c.target()));
    }
}
