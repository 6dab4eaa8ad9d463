package levante.provisioner.infrastructure;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import levante.kernel.LevanteException;
import levante.kernel.SourcePosition;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.Reading;
import levante.provisioner.desired.TopologyReader;
import levante.provisioner.desired.UnservedPart;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.observe.Outside;
import levante.provisioner.operate.OperationCalls;
import levante.provisioner.operate.OperationReader;
import levante.provisioner.plan.Estate;
import levante.provisioner.terms.Terms;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.model.Topology;

/** Turns a wish into an infrastructure that is not kept yet: compiled, sized and priced. */
public final class InfrastructureDrafts {
  private final TemplateCompiler compiler;
  private final Outside outside;
  private final Clock clock;

  /** For random inputs, which are passwords: drawn once, and kept with the others. */
  private final SecureRandom random = new SecureRandom();

  /** With sizes and prices of these clouds, and what can be made on their machines. */
  public InfrastructureDrafts(TemplateCompiler compiler, Outside outside, Clock clock) {
    this.compiler = compiler;
    this.outside = outside;
    this.clock = clock;
  }

  /**
   * An infrastructure that is not kept.
   *
   * @param topology what its template describes
   * @param unserved parts of its template that nothing carries out yet
   */
  public record Draft(
      Infrastructure infrastructure, Topology topology, List<UnservedPart> unserved) {
    public Draft {
      Objects.requireNonNull(infrastructure, "infrastructure");
      Objects.requireNonNull(topology, "topology");
      unserved = List.copyOf(unserved);
    }
  }

  /**
   * The infrastructure that the wish would become, with what is passed over of its template.
   *
   * @throws LevanteException INVALID_TEMPLATE with all diagnostics; INVALID_REQUEST when no size of
   *     the cloud is large enough, no credential is of use, or nothing carries out one of its parts
   *     and it is no rehearsal
   */
  public Draft draft(InfrastructureId id, NewInfrastructure wish) {
    Draft draft = planned(id, wish);
    if (!wish.isRehearsal()) {
      new Reading(draft.infrastructure().estate().desired(), draft.unserved()).deployable();
    }
    return draft;
  }

  /** The same inputs but for those that a template does not declare. */
  public Map<String, Object> declared(TemplateSource template, Map<String, Object> inputs) {
    Map<String, Object> known = new TreeMap<>(inputs);
    known.keySet().retainAll(compiler.inputNames(template));
    return known;
  }

  /** Where a template says the version of that cluster, or the next thing above that it says. */
  public SourcePosition version(TemplateSource template, String cluster) {
    return compiler.position(
        template, List.of("topology_template", "node_templates", cluster, "properties", "version"));
  }

  /**
   * The infrastructure that the wish would become as far as it can be carried out.
   *
   * @throws LevanteException INVALID_TEMPLATE with all diagnostics; INVALID_REQUEST when no size of
   *     the cloud is large enough or no credential is of use
   */
  public Draft planned(InfrastructureId id, NewInfrastructure wish) {
    Map<String, Object> inputs = compiler.drawRandom(wish.template(), wish.inputs(), random);
    Topology topology = compiler.compile(wish.template(), inputs).orThrow();
    CloudProvider cloud = outside.clouds().open(wish.credentials());
    List<String> aliases = wish.credentials().stream().flatMap(line -> line.id().stream()).toList();
    Reading reading =
        new TopologyReader(id, cloud, aliases, outside.abilities(cloud.id())).read(topology);
    requireFiles(wish.template(), topology, reading.desired());
    Infrastructure infrastructure =
        new Infrastructure(
            id,
            wish.owner(),
            List.of(),
            topology.name(),
            wish.template(),
            inputs,
            Life.ACTIVE,
            Estate.of(id, reading.desired()).named(),
            InfrastructureStatus.NEW,
            List.of(),
            Terms.NONE,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            0);
    return new Draft(infrastructure, topology, reading.unserved());
  }

  /** What operations run can be had now, so that no machine is bought to wait for it. */
  private void requireFiles(TemplateSource template, Topology topology, Desired desired) {
    OperationReader reader = new OperationReader(topology);
    OperationCalls calls = new OperationCalls(compiler);
    desired.pools().stream()
        .filter(pool -> !pool.operations().names().isEmpty())
        .flatMap(pool -> reader.of(pool.nodeTemplate()).stream())
        .forEach(operation -> calls.text(template, operation));
  }
}
