package levante.tosca.model;

import java.util.Optional;
import levante.tosca.data.Value;

/** What the template promises to tell once its machines run. */
public record Output(String name, Optional<String> description, Value value) {}
