package levante.tosca.model;

import java.util.Optional;
import levante.tosca.data.Value;

/**
 * What the template promises to tell once its machines run.
 *
 * @param type what the template says that the value is; empty where it does not
 * @param constraints the clauses as written that a value of the type has to meet; a known one does
 */
public record Output(
    String name,
    Optional<String> description,
    Optional<String> type,
    Optional<Value> constraints,
    Value value) {}
