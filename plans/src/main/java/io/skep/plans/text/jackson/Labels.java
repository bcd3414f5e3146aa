package io.skep.plans.text.jackson;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;

/** Finds the properties of a class that are labels. */
final class Labels {
    private Labels() {}

    /** Their names, in the order of the labels. */
    static List<String> of(BeanDescription bean) {
        return bean.findProperties().stream()
                .filter(property -> label(property) != null)
                .sorted(Comparator.comparingInt(
                        property -> Objects.requireNonNull(label(property)).value()))
                .map(BeanPropertyDefinition::getName)
                .toList();
    }

    private static @Nullable HclLabel label(BeanPropertyDefinition property) {
        return Stream.<@Nullable AnnotatedMember>of(
                        property.getConstructorParameter(),
                        property.getField(),
                        property.getGetter(),
                        property.getSetter())
                .filter(Objects::nonNull)
                .map(member -> member.getAnnotation(HclLabel.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
