package levante.provisioner.infrastructure;

import java.time.Clock;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.naming.InfrastructureId;
import levante.tosca.TemplateCompiler;

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
    throw new UnsupportedOperationException(id + " " + wish + compiler + clouds + clock);
  }
}
