package levante.elasticity.simulate;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;

import java.time.Duration;
import java.util.List;
import levante.elasticity.act.NodeSupply;
import levante.elasticity.act.NodeSupplyContract;

class VirtualSupplyTest extends NodeSupplyContract {
  private final VirtualClock clock = new VirtualClock(NOON);
  private final VirtualSupply supply =
      new VirtualSupply(
          List.of(pool("cloud", FOUR_CPUS, 0, 5, "0.10")),
          new SupplyConditions(Duration.ofSeconds(20), Duration.ofSeconds(5), 0, 1),
          new VirtualCluster(clock),
          clock);

  @Override
  protected NodeSupply supply() {
    return supply;
  }

  @Override
  protected void pass() {
    clock.advance(Duration.ofMinutes(1));
    supply.advance();
  }
}
