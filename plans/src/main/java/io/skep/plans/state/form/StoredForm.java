package io.skep.plans.state.form;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.skep.plans.apply.OfFormer;
import io.skep.plans.apply.Step;
import io.skep.plans.apply.TakeNote;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Types;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.text.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON form of everything that is kept: a record is an object of its components, an address its text, a step, change or journal entry
 * an object whose only key names which one it is. Records need no annotations. The same content gives the same bytes. Reading is strict:
 * unknown, missing and doubled keys fail with a {@link tools.jackson.core.JacksonException}. Safe for any thread.
 */
public final class StoredForm {
    private static final int LONGEST_NUMBER = 100_000;

    /** By the names of steps: how a record is written is found out once, and not anew for every plan that is applied. */
    private static final Map<SortedMap<String, Class<? extends Step>>, JsonMapper> MAPPERS = new ConcurrentHashMap<>();

    private final JsonMapper mapper;
    private final ObjectWriter writer;

    /** The form in a state whose secrets have these digests, where the steps are those of these types. */
    public StoredForm(SecretDigest digests, Types types) {
        mapper = MAPPERS.computeIfAbsent(types.acts(), StoredForm::mapper);
        writer = mapper.writer().withAttribute(ValueWriter.class, ValueWriter.stored(digests));
    }

    private static JsonMapper mapper(SortedMap<String, Class<? extends Step>> acts) {
        SimpleModule words = new SimpleModule("skep");
        words.addSerializer(Value.class, new DigestingWriter());
        addReaders(words);
        words.addSerializer(Address.class, new AddressWriter()).addDeserializer(Address.class, new AddressReader());
        words.addKeySerializer(Address.class, new AddressKeyWriter())
                .addKeyDeserializer(Address.class, new AddressKeyReader());
        JsonFactory json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        return JsonMapper.builder(json)
                .addModule(words)
                .addMixIn(Step.class, Named.class)
                .addMixIn(Change.class, Named.class)
                .addMixIn(JournalEntry.class, Named.class)
                .registerSubtypes(names(acts).toArray(NamedType[]::new))
                .changeDefaultVisibility(old -> old.withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** The text of a record, on one line. */
    public String text(Object content) {
        return writer.writeValueAsString(content);
    }

    /** The text of a record for people to page through. */
    public String readable(Object content) {
        return writer.withDefaultPrettyPrinter().writeValueAsString(content);
    }

    /** The tree of a record. */
    public JsonNode tree(Object content) {
        return writer.valueToTree(content);
    }

    /** The tree of a text; whatever is wrong with the text is a {@link tools.jackson.core.JacksonException}. */
    public JsonNode parse(String text) {
        try {
            return mapper.readTree(text);
        } catch (NumberFormatException beyondAllMeasure) {
            // Jackson lets this one through where an exponent has too many digits.
            throw new StreamConstraintsException("a number is too large: " + beyondAllMeasure.getMessage());
        }
    }

    /** The record of a tree. */
    public <T> T read(JsonNode tree, Class<T> form) {
        return mapper.treeToValue(tree, form);
    }

    private static List<NamedType> names(SortedMap<String, Class<? extends Step>> acts) {
        Stream<NamedType> steps = acts.entrySet().stream().map(act -> new NamedType(act.getValue(), act.getKey()));
        Stream<NamedType> closed = Stream.of(Change.class, JournalEntry.class)
                .flatMap(set -> Stream.of(set.getPermittedSubclasses()))
                .map(form -> new NamedType(form, hyphened(form.getSimpleName())));
        return Stream.of(
                        steps,
                        closed,
                        Stream.of(
                                new NamedType(TakeNote.class, "take-note"), new NamedType(OfFormer.class, "of-former")))
                .flatMap(each -> each)
                .toList();
    }

    /** {@code NoOp} as {@code no-op}. */
    private static String hyphened(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static void addReaders(SimpleModule words) {
        words.addDeserializer(Value.class, new ValueReader<>(Value.class));
        words.addDeserializer(Value.Text.class, new ValueReader<>(Value.Text.class));
        words.addDeserializer(Value.Numeric.class, new ValueReader<>(Value.Numeric.class));
        words.addDeserializer(Value.Bool.class, new ValueReader<>(Value.Bool.class));
        words.addDeserializer(Value.Nothing.class, new ValueReader<>(Value.Nothing.class));
        words.addDeserializer(Value.Items.class, new ValueReader<>(Value.Items.class));
        words.addDeserializer(Value.Unique.class, new ValueReader<>(Value.Unique.class));
        words.addDeserializer(Value.Entries.class, new ValueReader<>(Value.Entries.class));
        words.addDeserializer(Value.Later.class, new ValueReader<>(Value.Later.class));
        words.addDeserializer(Value.Masked.class, new ValueReader<>(Value.Masked.class));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    private interface Named {}

    /** Writes a value with the digests of the state that it is written for. */
    private static final class DigestingWriter extends ValueSerializer<Value> {
        @Override
        public void serialize(Value value, JsonGenerator json, SerializationContext context) {
            ((ValueWriter) context.getAttribute(ValueWriter.class)).write(value, json);
        }
    }

    private static final class AddressWriter extends ValueSerializer<Address> {
        @Override
        public void serialize(Address address, JsonGenerator json, SerializationContext context) {
            json.writeString(address.toString());
        }
    }

    private static final class AddressReader extends ValueDeserializer<Address> {
        @Override
        public Address deserialize(JsonParser json, DeserializationContext context) {
            String text = json.getValueAsString("");
            try {
                return Address.parse(text);
            } catch (IllegalArgumentException wrong) {
                return context.reportInputMismatch(Address.class, "%s", wrong.getMessage());
            }
        }
    }

    private static final class AddressKeyWriter extends ValueSerializer<Address> {
        @Override
        public void serialize(Address address, JsonGenerator json, SerializationContext context) {
            json.writeName(address.toString());
        }
    }

    private static final class AddressKeyReader extends KeyDeserializer {
        @Override
        public Address deserializeKey(String key, DeserializationContext context) {
            return Address.parse(key);
        }
    }
}
