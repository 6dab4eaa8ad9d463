package levante.provisioner.infrastructure;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.desired.TopologyReader;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import levante.tosca.TemplateCompiler;
import levante.tosca.model.Topology;

/** Turns a wish into an infrastructure that is not kept yet: compiled, sized and priced. */
public final class InfrastructureDrafts {
  private final TemplateCompiler compiler;
  private final Clouds clouds;
  private final Clock clock;

  /** With sizes and prices of these clouds. */
  public InfrastructureDrafts(TemplateCompiler compiler, Clouds clouds, Clock clock) {
    this.compiler = compiler;
    this.clouds = clouds;
    this.clock = clock;
  }

  /**
   * The infrastructure that the wish would become.
   *
   * @throws LevanteException INVALID_TEMPLATE with all diagnostics; INVALID_REQUEST when no size of
   *     the cloud is large enough or no credential is of use
   */
  public Infrastructure draft(InfrastructureId id, NewInfrastructure wish) {
    Topology topology = compiler.compile(wish.template(), wish.inputs()).orThrow();
    CloudProvider cloud = clouds.open(wish.credentials());
    return new Infrastructure(
        id,
        wish.owner(),
        topology.name(),
        wish.template(),
        wish.inputs(),
        Life.ACTIVE,
        Estate.of(id, new TopologyReader(id, cloud).read(topology)),
        InfrastructureStatus.NEW,
        List.of(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        0);
  }
}
