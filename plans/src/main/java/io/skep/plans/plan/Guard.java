package io.skep.plans.plan;

import io.skep.plans.apply.Resolution;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Change;
import io.skep.plans.resource.Condition;
import io.skep.plans.resource.Lifecycle;
import io.skep.plans.resource.Types;
import io.skep.plans.text.Diagnostic;
import io.skep.plans.text.value.Value.Entries;
import java.util.Optional;

/** Refuses what the lifecycle of a resource forbids. Pure. */
record Guard(Types types, Lifecycle lifecycle, Resolution resolution) {

    /** Why a change may not be made; empty where it may. */
    Optional<Diagnostic> refuses(Change change) {
        return switch (change) {
            case Change.Delete delete -> destroyed(delete.address());
            case Change.Replace replace -> destroyed(replace.address()).or(() -> unable(replace));
            case Change.NoOp _, Change.Create _, Change.Update _, Change.Forget _ -> Optional.empty();
        };
    }

    private Optional<Diagnostic> destroyed(Address address) {
        Condition prevents =
                new Condition(resolution.known(lifecycle.preventDestroy()), lifecycle.preventDestroy(), "");
        return switch (prevents.verdict()) {
            case FAILS -> Optional.empty();
            case HOLDS ->
                Optional.of(Diagnostic.error(
                                "Must not be destroyed",
                                "This plan would destroy " + address + ", and its lifecycle (" + lifecycle.place()
                                        + ") has prevent_destroy.")
                        .withHint("Leave it out of this plan with -exclude, or take prevent_destroy out."));
            case UNKNOWN ->
                Optional.of(Diagnostic.error(
                        "Not known whether it may be destroyed",
                        "This plan would destroy " + address + ", and what prevent_destroy says (" + lifecycle.place()
                                + ") is known only after apply."));
        };
    }

    private Optional<Diagnostic> unable(Change.Replace replace) {
        if (!replace.createFirst()) {
            return Optional.empty();
        }
        Address address = replace.address();
        Entries before = replace.before();
        Optional<String> why = replace.cause() == Change.Cause.NEEDS
                ? Optional.of("what it stands on is removed before it is made anew")
                : types.of(address).alone(address, before, replace.after());
        return why.map(reason -> Diagnostic.error(
                        "Cannot be created before it is destroyed",
                        address + " has create_before_destroy (" + lifecycle.place() + "), but " + reason + ".")
                .withHint("Take create_before_destroy out, or give the new one another name."));
    }
}
