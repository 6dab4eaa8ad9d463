package levante.provisioner.desired;

import java.util.Objects;
import java.util.Optional;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.configure.NodeRole;

/**
 * The machines that one node template shall become.
 *
 * @param membership the cluster they join; empty for machines that stand alone
 */
public record DesiredPool(
    String nodeTemplate,
    Optional<Membership> membership,
    Placement placement,
    Addressing addressing,
    Scale scale,
    LaunchDetails details,
    PoolOperations operations) {
  /** The cluster's node template and what the machines are in it. */
  public record Membership(String cluster, NodeRole role) {}

  /** Bounds and wish; {@code min <= count <= max}. */
  public record Scale(int min, int max, int count) {
    public Scale {
      if (min < 0 || count < min || max < count) {
        throw new IllegalStateException("%d <= %d <= %d".formatted(min, count, max));
      }
    }
  }

  public DesiredPool {
    Objects.requireNonNull(nodeTemplate, "nodeTemplate");
    Objects.requireNonNull(membership, "membership");
    Objects.requireNonNull(placement, "placement");
    Objects.requireNonNull(addressing, "addressing");
    Objects.requireNonNull(scale, "scale");
    // Rows of older versions have none.
    details = Objects.requireNonNullElse(details, LaunchDetails.NONE);
    operations = Objects.requireNonNullElse(operations, PoolOperations.NONE);
  }

  /** Machines about whose equipment nothing is asked, and on which nothing is run. */
  public DesiredPool(
      String nodeTemplate,
      Optional<Membership> membership,
      Placement placement,
      Addressing addressing,
      Scale scale) {
    this(
        nodeTemplate,
        membership,
        placement,
        addressing,
        scale,
        LaunchDetails.NONE,
        PoolOperations.NONE);
  }

  /** How many machines there shall be. */
  public int count() {
    return scale.count();
  }

  /** The same pool with another wish, brought within the bounds. */
  public DesiredPool withCount(int count) {
    int bounded = Math.max(scale.min(), Math.min(scale.max(), count));
    return new DesiredPool(
        nodeTemplate,
        membership,
        placement,
        addressing,
        new Scale(scale.min(), scale.max(), bounded),
        details,
        operations);
  }

  /** The same pool with other bounds. */
  public DesiredPool within(Scale newScale) {
    return new DesiredPool(
        nodeTemplate, membership, placement, addressing, newScale, details, operations);
  }

  /** So many machines now, within the bounds if it is elastic; else the bounds give way. */
  public DesiredPool counting(int count) {
    if (isElastic()) {
      return withCount(count);
    }
    // Bounds that were one number stay so: else scaling would take back what a person has added.
    return scale.min() == scale.max()
        ? within(new Scale(count, count, count))
        : within(new Scale(Math.min(scale.min(), count), Math.max(scale.max(), count), count));
  }

  /** The same pool with other equipment. */
  DesiredPool equipped(LaunchDetails others) {
    return new DesiredPool(
        nodeTemplate, membership, placement, addressing, scale, others, operations);
  }

  /** The same pool, whose machines have had these operations before they serve. */
  DesiredPool having(PoolOperations wanted) {
    return new DesiredPool(nodeTemplate, membership, placement, addressing, scale, details, wanted);
  }

  /** Whether a cluster scales it within bounds; only then are they kept. */
  public boolean isElastic() {
    return scale.min() < scale.max()
        && membership.filter(one -> one.role() == NodeRole.WORKER).isPresent();
  }

  /** Whether these machines have that role in that cluster. */
  public boolean is(String cluster, NodeRole role) {
    return membership.equals(Optional.of(new Membership(cluster, role)));
  }
}
