package io.skep.plans.text.jackson;

import java.io.Serializable;
import tools.jackson.core.Version;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.cfg.MapperBuilderState;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads HCL into objects and trees, and writes them as HCL. Blocks and labels are bound as this package's description tells. Immutable
 * and safe for any thread, like any mapper of Jackson 3.
 */
public final class HclMapper extends ObjectMapper {
    private static final long serialVersionUID = 1L;

    public HclMapper() {
        this(builder());
    }

    private HclMapper(Builder builder) {
        super(builder);
    }

    /** A builder for a mapper that leaves expressions with names and calls as templates. */
    public static Builder builder() {
        return new Builder(new HclFactory());
    }

    /** A builder for a mapper that reads and writes with this factory. */
    public static Builder builder(HclFactory factory) {
        return new Builder(factory);
    }

    /** A builder for a mapper that evaluates expressions. */
    public static Builder evaluating(Evaluation evaluation) {
        return new Builder(new HclFactory(evaluation));
    }

    @Override
    @SuppressWarnings("unchecked") // ObjectMapper's type variables are free; every mapper of Jackson fixes them so
    public Builder rebuild() {
        return new Builder((Builder.State) _savedBuilderState);
    }

    @Override
    public HclFactory tokenStreamFactory() {
        return (HclFactory) _streamFactory;
    }

    @Override
    public Version version() {
        return HclFactory.VERSION;
    }

    /** Sets up an {@link HclMapper}; used by one thread. */
    public static final class Builder extends MapperBuilder<HclMapper, Builder> {
        private Builder(HclFactory factory) {
            super(factory);
            addModule(new SimpleModule("hcl", HclFactory.VERSION)
                    .setDeserializerModifier(new BlockReading())
                    .setSerializerModifier(new BlockWriting()));
        }

        private Builder(State state) {
            super(state);
        }

        @Override
        public HclMapper build() {
            return new HclMapper(this);
        }

        @Override
        protected MapperBuilderState _saveState() {
            return new State(this);
        }

        private static final class State extends MapperBuilderState implements Serializable {
            private static final long serialVersionUID = 1L;

            State(Builder builder) {
                super(builder);
            }

            @Override
            protected Object readResolve() {
                return new Builder(this).build();
            }
        }
    }
}
