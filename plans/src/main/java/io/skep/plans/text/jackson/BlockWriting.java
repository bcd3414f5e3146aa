package io.skep.plans.text.jackson;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Tells the generator which properties are labels and which are blocks. Other formats' generators are told nothing. */
final class BlockWriting extends ValueSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
        List<String> labels = Labels.of(bean.get());
        return properties.stream().map(property -> changed(property, labels)).toList();
    }

    private static BeanPropertyWriter changed(BeanPropertyWriter property, List<String> labels) {
        int label = labels.indexOf(property.getName());
        if (label >= 0) {
            return new LabelWriter(property, label);
        }
        return isBlock(property) ? new BlockWriter(property) : property;
    }

    private static boolean isBlock(BeanPropertyWriter property) {
        JavaType type = property.getType();
        JavaType element = Optional.ofNullable(type.getContentType()).orElse(type);
        return property.getAnnotation(HclBlock.class) != null
                || element.getRawClass().isAnnotationPresent(HclBlock.class);
    }

    /** Writes a property as a label. */
    private static final class LabelWriter extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;

        private final int index;

        LabelWriter(BeanPropertyWriter property, int index) {
            super(property);
            this.index = index;
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator generator, SerializationContext context)
                throws Exception {
            if (generator instanceof HclGenerator hcl) {
                hcl.nextIsLabel(index);
            }
            super.serializeAsProperty(bean, generator, context);
            if (generator instanceof HclGenerator hcl) {
                hcl.nextIsPlain();
            }
        }
    }

    /** Writes a property as a block. */
    private static final class BlockWriter extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;

        BlockWriter(BeanPropertyWriter property) {
            super(property);
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator generator, SerializationContext context)
                throws Exception {
            if (generator instanceof HclGenerator hcl) {
                hcl.nextIsBlock();
            }
            super.serializeAsProperty(bean, generator, context);
            if (generator instanceof HclGenerator hcl) {
                hcl.nextIsPlain();
            }
        }
    }
}
