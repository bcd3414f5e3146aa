package io.skep.plans.text.jackson;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.JsonParserSequence;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.type.CollectionType;

/** Binds blocks: shows them as a list where a list is declared, and their labels as properties where a class wants them. */
final class BlockReading extends ValueDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
        List<String> labels = Labels.of(bean.get());
        return labels.isEmpty() ? deserializer : new OfLabelled(deserializer, labels);
    }

    @Override
    public ValueDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config,
            CollectionType type,
            BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        return new OfList(deserializer, labels(config, type.getContentType()));
    }

    @Override
    public ValueDeserializer<?> modifyArrayDeserializer(
            DeserializationConfig config,
            ArrayType type,
            BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        return new OfList(deserializer, labels(config, type.getContentType()));
    }

    private static int labels(DeserializationConfig config, JavaType element) {
        if (element.isPrimitive() || element.isContainerType() || element.isEnumType()) {
            return 0;
        }
        BeanDescription bean = described(config, element);
        List<NamedType> subtypes = config.getAnnotationIntrospector().findSubtypes(config, bean.getClassInfo());
        int ofSubtypes = subtypes == null
                ? 0
                : subtypes.stream()
                        .map(subtype -> described(config, config.constructType(subtype.getType())))
                        .mapToInt(each -> Labels.of(each).size())
                        .max()
                        .orElse(0);
        return Math.max(ofSubtypes, Labels.of(bean).size());
    }

    private static BeanDescription described(DeserializationConfig config, JavaType type) {
        ClassIntrospector introspector = config.classIntrospectorInstance();
        return introspector.introspectForDeserialization(type, introspector.introspectClassAnnotations(type));
    }

    /** The parser of the file; none where the tokens come from elsewhere, for instance out of a tree. */
    private static @Nullable HclParser parserOf(JsonParser parser, DeserializationContext context) {
        if (parser instanceof HclParser hcl) {
            return hcl;
        }
        // What Jackson puts in front of the file's own tokens once it has found the type of an object.
        boolean goesOn = parser instanceof JsonParserSequence;
        return goesOn && context.getParser() instanceof HclParser hcl ? hcl : null;
    }

    /** Blocks for a collection. */
    private static final class OfList extends DelegatingDeserializer {
        private final int labels;

        OfList(ValueDeserializer<?> list, int labels) {
            super(list);
            this.labels = labels;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> list) {
            return new OfList(list, labels);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser instanceof HclParser hcl) {
                hcl.showBlocksAsList(labels);
            }
            return super.deserialize(parser, context);
        }
    }

    /** A block for a class with labels. */
    private static final class OfLabelled extends DelegatingDeserializer {
        private final List<String> labels;

        OfLabelled(ValueDeserializer<?> bean, List<String> labels) {
            super(bean);
            this.labels = labels;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> bean) {
            return new OfLabelled(bean, labels);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            HclParser hcl = parserOf(parser, context);
            if (hcl != null) {
                hcl.showOnlyBlock(labels.size());
                if (hcl.isInBlock() && !hcl.showLabelsAs(labels)) {
                    return context.reportInputMismatch(
                            handledType(),
                            "A block with " + labels.size() + " label(s) is expected here: "
                                    + String.join(", ", labels));
                }
            }
            return super.deserialize(parser, context);
        }
    }
}
