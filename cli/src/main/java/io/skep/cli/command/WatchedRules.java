package io.skep.cli.command;

import io.skep.plans.plan.OrderRule;
import io.skep.plans.plan.StepGraph;
import io.skep.plans.resource.Planned;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.Severity;
import java.util.List;

/** The rules of the rooms, and whether one of them refused the plan: that has an exit code of its own. */
final class WatchedRules {
    private final List<OrderRule> rules;
    private boolean refused;

    WatchedRules(List<OrderRule> rules) {
        this.rules = rules.stream().<OrderRule>map(Watched::new).toList();
    }

    List<OrderRule> list() {
        return rules;
    }

    boolean refused() {
        return refused;
    }

    private final class Watched implements OrderRule {
        private final OrderRule rule;

        Watched(OrderRule rule) {
            this.rule = rule;
        }

        @Override
        public String name() {
            return rule.name();
        }

        @Override
        public List<Diagnostic> order(StepGraph graph, Planned planned) {
            List<Diagnostic> found = rule.order(graph, planned);
            refused |= found.stream().anyMatch(each -> each.severity() == Severity.ERROR);
            return found;
        }
    }
}
