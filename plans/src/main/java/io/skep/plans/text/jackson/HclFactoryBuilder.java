package io.skep.plans.text.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.ErrorReportConfiguration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.base.DecorableTSFactory.DecorableTSFBuilder;

/** Sets up an {@link HclFactory}; used by one thread. */
public final class HclFactoryBuilder extends DecorableTSFBuilder<HclFactory, HclFactoryBuilder> {
    private @Nullable Evaluation evaluation;

    public HclFactoryBuilder() {
        super(
                StreamReadConstraints.defaults(),
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                0,
                0);
    }

    HclFactoryBuilder(HclFactory factory) {
        super(factory);
        evaluation = factory.evaluation();
    }

    /** What expressions are evaluated with. */
    public HclFactoryBuilder evaluation(Evaluation given) {
        evaluation = given;
        return this;
    }

    @Nullable
    Evaluation evaluation() {
        return evaluation;
    }

    @Override
    public HclFactory build() {
        return new HclFactory(this);
    }
}
