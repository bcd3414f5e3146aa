package io.skep.cli.command;

import io.skep.cli.ClosestWord;
import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Address;
import io.skep.plans.state.State;
import java.util.List;
import java.util.Optional;

/** The addresses in a state that a word on the command line means. */
final class RecordedAddresses {
    private RecordedAddresses() {}

    /** One address, all instances of {@code kind.name}, or all in {@code module.name}; an error where nothing is recorded of it. */
    static List<Address> meantBy(String typed, State state) {
        List<Address> meant = state.resources().keySet().stream()
                .filter(address -> address.toString().equals(typed)
                        || address.isBelow(typed)
                        || typed.equals(withoutKey(address).toString()))
                .toList();
        if (meant.isEmpty()) {
            throw new UserError("Nothing is recorded of " + typed + "."
                    + ClosestWord.to(
                                    typed,
                                    state.resources().keySet().stream()
                                            .map(Address::toString)
                                            .toList())
                            .map(close -> " Did you mean " + close + "?")
                            .orElse(" skep state list shows all there is."));
        }
        return meant;
    }

    private static Address withoutKey(Address address) {
        return new Address(address.module(), address.kind(), address.name(), Optional.empty());
    }

    /** A new address as typed. */
    static Address parsed(String typed) {
        try {
            return Address.parse(typed);
        } catch (IllegalArgumentException wrong) {
            throw new UserError(wrong.getMessage() + ". In a shell, put quotes around it: 'host.web[\"a\"]'", wrong);
        }
    }
}
