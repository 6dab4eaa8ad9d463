package levante.tosca.library;

import java.util.Optional;
import java.util.function.Supplier;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/**
 * A type that is known by its name and read when somebody first asks what it defines. Always the
 * same definition; safe for many threads at once.
 */
final class NamedType {
  private final TypeKind kind;
  private final String name;
  private final Supplier<TypeDefinition> source;
  private volatile Optional<TypeDefinition> read = Optional.empty();

  /** A type that this source reads. */
  NamedType(TypeKind kind, String name, Supplier<TypeDefinition> source) {
    this.kind = kind;
    this.name = name;
    this.source = source;
  }

  /** A type that has been read. */
  static NamedType of(TypeDefinition definition) {
    NamedType type = new NamedType(definition.kind(), definition.name(), () -> definition);
    type.read = Optional.of(definition);
    return type;
  }

  TypeKind kind() {
    return kind;
  }

  String name() {
    return name;
  }

  TypeDefinition definition() {
    return read.orElseGet(this::readOnce);
  }

  private synchronized TypeDefinition readOnce() {
    if (read.isEmpty()) {
      read = Optional.of(source.get());
    }
    return read.get();
  }
}
