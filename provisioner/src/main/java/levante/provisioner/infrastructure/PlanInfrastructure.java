package levante.provisioner.infrastructure;

import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Plan;

/** Says what would be done and what it costs, and does nothing: the loop's own planner. */
public final class PlanInfrastructure {
  /**
   * The first plan of an infrastructure that does not exist.
   *
   * @throws LevanteException as {@link CreateInfrastructure#from}
   */
  public Plan of(NewInfrastructure wish) {
    throw new UnsupportedOperationException(wish.toString());
  }

  /**
   * What the next tick would do.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when it is another's, deleted or never was
   */
  public Plan of(InfrastructureId id, OwnerId owner) {
    throw new UnsupportedOperationException(id + " " + owner);
  }
}
