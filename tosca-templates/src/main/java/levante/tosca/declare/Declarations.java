package levante.tosca.declare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Field;

/** All node templates as written, and the requirements between them as they are resolved. */
public final class Declarations {
  public static final String HOSTED_ON = "tosca.relationships.HostedOn";

  private final Map<String, NodeDeclaration> nodes = new LinkedHashMap<>();
  private final Map<String, List<NodeDeclaration>> byType = new HashMap<>();
  private final Map<String, List<ResolvedRequirement>> requirements = new LinkedHashMap<>();

  private final Map<String, List<NamedHost>> misfits = new HashMap<>();

  private final Set<List<String>> exposed;

  /** Where a node template names another as its host. */
  public record NamedHost(String name, Field writtenAt) {}

  /**
   * Node templates without requirements yet.
   *
   * @param exposed requirements that whoever the topology stands for serves from outside, each as a
   *     node template's name and the requirement's
   */
  public Declarations(List<NodeDeclaration> all, Set<List<String>> exposed) {
    this.exposed = Set.copyOf(exposed);
    for (NodeDeclaration node : all) {
      nodes.put(node.name(), node);
      node.type().map(EffectiveType::ancestry).orElse(List.of()).stream()
          .map(type -> byType.computeIfAbsent(type, name -> new ArrayList<>()))
          .forEach(sameType -> sameType.add(node));
    }
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

  /** Those of a type or of a type derived from it, by its full name, in the order of the text. */
  public List<NodeDeclaration> ofType(String type) {
    return Collections.unmodifiableList(byType.getOrDefault(type, List.of()));
  }

  /** Whether a requirement is served from outside of the topology, by a substitution mapping. */
  public boolean isExposed(NodeDeclaration source, String requirement) {
    return exposed.contains(List.of(source.name(), requirement));
  }

  public void add(NodeDeclaration source, ResolvedRequirement requirement) {
    requirements.computeIfAbsent(source.name(), name -> new ArrayList<>()).add(requirement);
  }

  /** Adds a requirement at its place among those of its source. */
  public void insert(NodeDeclaration source, int index, ResolvedRequirement requirement) {
    List<ResolvedRequirement> all =
        requirements.computeIfAbsent(source.name(), name -> new ArrayList<>());
    all.add(Math.min(index, all.size()), requirement);
  }

  /** Adds a host that a node template names and that cannot serve it, which has been noted. */
  public void addMisfit(NodeDeclaration source, Field writtenAt, NodeDeclaration host) {
    misfits
        .computeIfAbsent(source.name(), name -> new ArrayList<>())
        .add(new NamedHost(host.name(), writtenAt));
  }

  /** All that a node template is said to be hosted on, whether or not it can be. */
  public List<NamedHost> namedHosts(NodeDeclaration source) {
    List<NamedHost> named = new ArrayList<>(misfits.getOrDefault(source.name(), List.of()));
    for (ResolvedRequirement one : hosts(source)) {
      named.add(new NamedHost(one.requirement().target(), one.writtenAt()));
    }
    return named;
  }

  public List<ResolvedRequirement> requirements(NodeDeclaration source) {
    return Collections.unmodifiableList(requirements.getOrDefault(source.name(), List.of()));
  }

  /** The requirements that a node template stands on. */
  public List<ResolvedRequirement> hosts(NodeDeclaration source) {
    List<ResolvedRequirement> hosts = new ArrayList<>();
    for (ResolvedRequirement one : requirements(source)) {
      if (one.requirement().relationship().isA(HOSTED_ON)) {
        hosts.add(one);
      }
    }
    return hosts;
  }

  /** The first of the requirements of that name. */
  public Optional<ResolvedRequirement> requirement(NodeDeclaration source, String name) {
    return requirements(source).stream()
        .filter(one -> one.requirement().name().equals(name))
        .findFirst();
  }
}
