package levante.web.rest.v1.nodes;

import java.math.BigDecimal;
import java.util.Optional;
import levante.elasticity.cluster.Resources;
import levante.elasticity.replay.ReplayWorld;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the work of a cluster is replayed on.
 *
 * @param pool whose nodes these are
 * @param pools how many the cluster has
 * @param cpu cores of a node, as its pods may ask for
 * @param bootS from a node's order until it is Ready, the median of the last ones
 * @param idleS the cluster's idle time
 */
@Schema(name = "WorkWorld")
public record WorldView(
    String pool,
    int pools,
    BigDecimal cpu,
    BigDecimal memoryMib,
    BigDecimal gpu,
    int maxNodes,
    BigDecimal eurPerHour,
    Optional<Long> bootS,
    long idleS) {
  private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

  static WorldView of(ReplayWorld world) {
    Resources node = world.pool().shape().allocatable();
    return new WorldView(
        world.pool().name(),
        world.pools(),
        plain(node.get(Resources.CPU).toBigDecimal()),
        plain(node.get(Resources.MEMORY).toBigDecimal().divide(MEBIBYTE)),
        plain(node.get(Resources.GPU).toBigDecimal()),
        world.pool().max(),
        world.pool().eurPerHour(),
        world.boot().map(boot -> boot.toSeconds()),
        world.idleTime().toSeconds());
  }

  private static BigDecimal plain(BigDecimal value) {
    return new BigDecimal(value.stripTrailingZeros().toPlainString());
  }
}
