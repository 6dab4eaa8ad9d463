package levante.tosca.model;

import java.util.Optional;

/** What the template promises to tell once its machines run. */
public record Output(String name, Optional<String> description, Value value) {}
