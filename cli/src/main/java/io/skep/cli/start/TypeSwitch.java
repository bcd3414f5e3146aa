package io.skep.cli.start;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The choice among the cases of a pattern switch, as {@link java.lang.runtime.SwitchBootstraps#typeSwitch} describes it:
 * given a value and the case to begin with, the number of the first case of whose class the value is; -1 for null, the
 * number of cases when it is of none.
 */
record TypeSwitch(List<ClassDesc> cases) implements Consumer<CodeBuilder> {
    static final ClassDesc BOOTSTRAP = ClassDesc.of("java.lang.runtime.SwitchBootstraps");

    /** Empty where a case is not a class, such as a constant. */
    static Optional<TypeSwitch> of(InvokeDynamicInstruction call) {
        List<ConstantDesc> labels = call.bootstrapArgs();
        boolean usual = call.bootstrapMethod().methodName().equals("typeSwitch")
                && call.typeSymbol().parameterType(0).isClassOrInterface()
                && labels.stream().allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
        return usual
                ? Optional.of(new TypeSwitch(
                        labels.stream().map(ClassDesc.class::cast).toList()))
                : Optional.empty();
    }

    @Override
    public void accept(CodeBuilder code) {
        code.aload(0).ifThen(Opcode.IFNULL, isNull -> isNull.iconst_m1().ireturn());
        for (int number = 0; number < cases.size(); number++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(number).if_icmpgt(next);
            code.aload(0).instanceOf(cases.get(number)).ifeq(next);
            code.loadConstant(number).ireturn();
            code.labelBinding(next);
        }
        code.loadConstant(cases.size()).ireturn();
    }
}
