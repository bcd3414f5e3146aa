package io.skep.cli.start;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The {@code equals} or {@code hashCode} of a record, component by component, as {@link java.lang.runtime.ObjectMethods}
 * has it.
 *
 * @param equals else it is hashCode
 */
record RecordMethod(boolean equals, ClassDesc type, List<Component> components) implements Consumer<CodeBuilder> {
    static final ClassDesc BOOTSTRAP = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    private record Component(String name, ClassDesc type) {}

    /** Empty for toString, which is for error messages, and not needed early. */
    static Optional<RecordMethod> of(InvokeDynamicInstruction call) {
        if (call.name().equalsString("toString")) {
            return Optional.empty();
        }
        List<Component> components = call.bootstrapArgs().stream()
                .skip(2) // the record's class and the names of its components
                .map(DirectMethodHandleDesc.class::cast)
                .map(getter -> new Component(
                        getter.methodName(), getter.invocationType().returnType()))
                .toList();
        boolean equals = call.name().equalsString("equals");
        return Optional.of(
                new RecordMethod(equals, (ClassDesc) call.bootstrapArgs().getFirst(), components));
    }

    @Override
    public void accept(CodeBuilder code) {
        if (equals) {
            addEquals(code);
        } else {
            addHashCode(code);
        }
    }

    private void addEquals(CodeBuilder code) {
        Label same = code.newLabel();
        Label different = code.newLabel();
        code.aload(0).aload(1).if_acmpeq(same);
        code.aload(1).instanceOf(type).ifeq(different);
        for (Component component : components) {
            load(code, 0, component);
            code.aload(1).checkcast(type).getfield(type, component.name(), component.type());
            compare(code, component.type(), different);
        }
        code.labelBinding(same).iconst_1().ireturn();
        code.labelBinding(different).iconst_0().ireturn();
    }

    private static void compare(CodeBuilder code, ClassDesc type, Label different) {
        if (type.isPrimitive()) {
            code.invokestatic(boxOf(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
                    .ifne(different);
        } else {
            code.invokestatic(
                            OBJECTS,
                            "equals",
                            MethodTypeDesc.of(
                                    ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                    .ifeq(different);
        }
    }

    private void addHashCode(CodeBuilder code) {
        code.iconst_0();
        for (Component component : components) {
            code.bipush(31).imul();
            load(code, 0, component);
            boolean primitive = component.type().isPrimitive();
            code.invokestatic(
                    primitive ? boxOf(component.type()) : OBJECTS,
                    "hashCode",
                    MethodTypeDesc.of(ConstantDescs.CD_int, primitive ? component.type() : ConstantDescs.CD_Object));
            code.iadd();
        }
        code.ireturn();
    }

    private void load(CodeBuilder code, int variable, Component component) {
        code.aload(variable).getfield(type, component.name(), component.type());
    }

    private static ClassDesc boxOf(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException("not a primitive: " + primitive);
        };
    }
}
