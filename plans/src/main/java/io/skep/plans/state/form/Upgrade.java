package io.skep.plans.state.form;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step from a format of something that is kept to the next, on its JSON. Formats are numbered from 1; a file of format 3 goes through
 * the third upgrade, then the fourth, and so on, and is only then read. An upgrade is never changed once its format was released: fixtures
 * of every format are among the tests.
 */
@FunctionalInterface
public interface Upgrade {

    /** A format that says the same as the one before it: only what stands around the content differs. */
    Upgrade SAME_CONTENT = _ -> {};

    /** Turns content of this upgrade's format into that of the next, in place. */
    void upgrade(ObjectNode content);

    /** Turns content of a format into that of the newest; {@code steps} are all there are. Content that is no object is left for the reader to refuse. */
    static void toNewest(JsonNode content, int format, List<Upgrade> steps) {
        if (content instanceof ObjectNode object) {
            steps.subList(format - 1, steps.size()).forEach(step -> step.upgrade(object));
        }
    }
}
