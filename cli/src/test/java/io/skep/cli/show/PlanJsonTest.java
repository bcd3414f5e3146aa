package io.skep.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.plans.plan.Plan;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Difference;
import io.skep.plans.text.value.Values;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
    private final PlanJson json = new PlanJson("0.1.0");

    @Test
    void a_plan_has_the_shape_of_terraforms() {
        Plan plan = Sample.plan(
                List.of(),
                Sample.outputs("ip", Sample.LATER),
                Sample.create(
                        "host.web",
                        Sample.entries("ip", Sample.LATER, "name", Values.text("web"), "password", Sample.SECRET)));

        assertThat(json.plan(plan, Optional.empty())).isEqualTo("""
                        {"format_version":"1.2","skep_version":"0.1.0","variables":{},\
                        "planned_values":{"outputs":{"ip":{"sensitive":false,"value":null}},"root_module":{"resources":[\
                        {"address":"host.web","mode":"managed","type":"host","name":"web",\
                        "values":{"name":"web","password":null},"sensitive_values":{"password":true}}]}},\
                        "resource_drift":[],"resource_changes":[\
                        {"address":"host.web","mode":"managed","type":"host","name":"web",\
                        "change":{"actions":["create"],"before":null,"after":{"name":"web","password":null},\
                        "after_unknown":{"ip":true},"before_sensitive":false,"after_sensitive":{"password":true}}}],\
                        "output_changes":{"ip":{"actions":["create"],"before":null,"after":null,"after_unknown":true,\
                        "before_sensitive":false,"after_sensitive":false}},\
                        "applyable":true,"complete":true,"errored":false}""");
    }

    @Test
    void a_replacement_is_a_delete_and_a_create_with_its_paths() {
        Plan plan = Sample.plan(new Change.Replace(
                Address.parse("host.w[1]"),
                Sample.entries("name", Values.text("a")),
                Sample.entries("name", Values.text("b")),
                List.of(new Difference("name", Values.text("a"), Values.text("b"), true))));

        assertThat(json.plan(plan, Optional.empty()))
                .contains("\"index\":1,\"change\":{\"actions\":[\"delete\",\"create\"],\"before\":{\"name\":\"a\"}")
                .contains("\"replace_paths\":[\"name\"]")
                .contains(
                        "\"action_reason\":\"replace_because_cannot_update\",\"why\":\"cannot be changed in place: name\"");
    }
}
