package io.skep.cli.start;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A class file in which pattern switches and the {@code equals} and {@code hashCode} of records are ordinary code.
 * The compiler leaves both to be generated at their first use; the ahead-of-time cache of JDK 25 keeps lambdas but not
 * these, so that every start would pay some milliseconds for each kind and a fraction of one for each place.
 */
final class LinkedClass {
    private final ClassFile files;

    LinkedClass(ClassFile files) {
        this.files = files;
    }

    /** The same class, doing the same. */
    byte[] of(byte[] content) {
        ClassModel model = files.parse(content);
        List<Consumer<ClassBuilder>> added = new ArrayList<>();
        CodeTransform code = (builder, element) -> {
            Optional<LinkedCall> call = linked(model, element, added.size());
            if (call.isPresent()) {
                builder.invokestatic(
                        model.thisClass().asSymbol(),
                        call.get().name(),
                        call.get().type(),
                        isInterface(model));
                added.add(call.get().method());
            } else {
                builder.with(element);
            }
        };
        byte[] changed = files.transformClass(
                model,
                ClassTransform.transformingMethodBodies(code)
                        .andThen(ClassTransform.endHandler(builder -> added.forEach(each -> each.accept(builder)))));
        return added.isEmpty() ? content : changed;
    }

    private static Optional<LinkedCall> linked(ClassModel model, CodeElement element, int number) {
        if (!(element instanceof InvokeDynamicInstruction dynamic)) {
            return Optional.empty();
        }
        String name = "linked$" + number;
        ClassDesc owner = dynamic.bootstrapMethod().owner();
        if (owner.equals(TypeSwitch.BOOTSTRAP)) {
            return TypeSwitch.of(dynamic).map(each -> new LinkedCall(name, dynamic.typeSymbol(), each));
        }
        if (owner.equals(RecordMethod.BOOTSTRAP)) {
            return RecordMethod.of(dynamic).map(each -> new LinkedCall(name, dynamic.typeSymbol(), each));
        }
        return Optional.empty();
    }

    private static boolean isInterface(ClassModel model) {
        return model.flags().has(AccessFlag.INTERFACE);
    }

    /** A call of a static method of the class itself, and the code of that method. */
    private record LinkedCall(String name, MethodTypeDesc type, Consumer<CodeBuilder> code) {
        Consumer<ClassBuilder> method() {
            return builder -> builder.withMethodBody(
                    name, type, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, code);
        }
    }
}
