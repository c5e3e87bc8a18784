package org.hearth.form;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hearth.text.UsageException;

/** Names of the contracts that pay for outcomes, and of the programs that achieve them. */
public record Payers(Map<String, String> contracts, List<Program> programs) {

    /** A program by its part in the contract, {@code LEAD} or {@code SUB}. */
    public record Program(String id, String name, String role) {
        String label() {
            return (role.equals("LEAD") ? "Lead: " : "Subcontractor: ") + name + " (" + id + ")";
        }
    }

    public Payers {
        contracts = Map.copyOf(contracts);
        programs = programs.stream()
                .sorted(Comparator.comparing(Program::role).thenComparing(Program::id))
                .toList();
    }

    /** A contract or program that is not on file is bad usage: an empty bill would look like one of no outcomes. */
    void requireKnown(Scope scope) {
        List<String> known =
                switch (scope.type()) {
                    case state -> List.of(scope.id());
                    case contract -> contracts.keySet().stream().sorted().toList();
                    case program -> programs.stream().map(Program::id).sorted().toList();
                };
        if (!known.contains(scope.id())) {
            throw new UsageException(
                    "There is no " + scope.type() + " " + scope.id() + ". There are " + String.join(", ", known) + ".");
        }
    }

    String contract(String id) {
        return contracts.containsKey(id) ? contracts.get(id) + " (" + id + ")" : id;
    }

    /** Where the program stands in a list; one that is no longer on file comes last. */
    int place(String program) {
        for (int i = 0; i < programs.size(); i++) {
            if (programs.get(i).id().equals(program)) {
                return i;
            }
        }
        return programs.size();
    }

    String program(String id) {
        int place = place(id);
        return place < programs.size() ? programs.get(place).label() : id;
    }
}
