package levante.tosca.declare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.library.TypeLibrary;
import levante.tosca.types.TypeKind;

/** All node templates as written, and the requirements between them as they are resolved. */
public final class Declarations {
  static final String HOSTED_ON = "tosca.relationships.HostedOn";

  private final TypeLibrary library;
  private final Map<String, NodeDeclaration> nodes = new LinkedHashMap<>();
  private final Map<String, List<ResolvedRequirement>> requirements = new LinkedHashMap<>();

  public Declarations(TypeLibrary library, List<NodeDeclaration> all) {
    this.library = library;
    all.forEach(node -> nodes.put(node.name(), node));
  }

  public Collection<NodeDeclaration> all() {
    return Collections.unmodifiableCollection(nodes.values());
  }

  public Collection<String> names() {
    return Collections.unmodifiableSet(nodes.keySet());
  }

  public Optional<NodeDeclaration> find(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  public void add(NodeDeclaration source, ResolvedRequirement requirement) {
    requirements.computeIfAbsent(source.name(), name -> new ArrayList<>()).add(requirement);
  }

  public List<ResolvedRequirement> requirements(NodeDeclaration source) {
    return Collections.unmodifiableList(requirements.getOrDefault(source.name(), List.of()));
  }

  /** The requirements that a node template stands on. */
  public List<ResolvedRequirement> hosts(NodeDeclaration source) {
    return requirements(source).stream()
        .filter(
            one ->
                library.derives(
                    TypeKind.RELATIONSHIP, one.requirement().relationship().type(), HOSTED_ON))
        .toList();
  }

  /** The node template that serves the first of the requirements of that name. */
  public Optional<NodeDeclaration> target(NodeDeclaration source, String requirement) {
    return requirements(source).stream()
        .filter(one -> one.requirement().name().equals(requirement))
        .findFirst()
        .flatMap(one -> find(one.requirement().target()));
  }
}
