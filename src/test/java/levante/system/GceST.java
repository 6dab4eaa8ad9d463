package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import levante.system.infra.CloudLife;
import levante.system.infra.GceCloud;
import levante.system.infra.LevanteServer;
import levante.system.infra.RandomKills;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * An infrastructure's life on what answers as Compute Engine does; what is there is asked of that
 * itself. The server is killed with -9 while it deploys and while it destroys.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>plan</td><td>3 machines, of an unknown price</td></tr>
 * <tr><td>deploy, one zone being full</td><td>a front-end with an address, 2 workers with a volume each</td></tr>
 * <tr><td>a third worker</td><td>the others stay</td></tr>
 * <tr><td>destroy</td><td>nothing is left; no machine was made twice</td></tr>
 * <tr><td>all the while</td><td>every request is as Google describes it</td></tr>
 * </table>
 */
class GceST {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final GceCloud cloud = GceCloud.start();
  private final RandomKills kills = RandomKills.of(GceST.class);
  private LevanteServer server;

  @BeforeEach
  void aServerThatMayUseTheCloud() {
    server = LevanteServer.start(folder.resolve("data"), "levante.cloud.gce=" + cloud.endpoint());
  }

  @AfterEach
  void bothAreStopped() {
    server.close();
    cloud.close();
  }

  private static String with(int workers) {
    return CloudLife.template(
        "type: linux, distribution: ubuntu, version: 24.04",
        "gce://us-central1/debian-12",
        workers);
  }

  @Test
  void killedWhileItDeploysAndDestroysItLeavesTheCloudAsItWas() {
    CloudLife life = new CloudLife(server, cloud.through(server), kills);
    life.isPlanned(with(2), 3);
    assertThat(cloud.inventory()).isEmpty();
    cloud.isFull(1);
    life.deploy(with(2));
    life.stands(3, () -> standing(3));
    life.edit(with(3));
    life.stands(4, () -> standing(4));
    life.destroy();
    assertThat(cloud.inventory()).isEmpty();
    assertThat(cloud.launched()).isEqualTo(4);
    assertThat(cloud.rejected()).isEmpty();
  }

  private void standing(int machines) {
    List<String> made = cloud.inventory();
    // Machines, their root disks, a volume for each worker, three rules, an address.
    assertThat(made).as(made.toString()).hasSize(machines + machines + machines - 1 + 3 + 1);
  }
}
