package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedSet;
import levante.system.infra.CloudLife;
import levante.system.infra.LevanteServer;
import levante.system.infra.MotoEc2;
import levante.system.infra.RandomKills;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * An infrastructure's life on what answers as EC2 does; what is there is asked of that itself. The
 * server is killed with -9 while it deploys and while it destroys.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>plan</td><td>3 machines, of an unknown price</td></tr>
 * <tr><td>deploy</td><td>a front-end with an address, 2 workers with a volume each</td></tr>
 * <tr><td>destroy</td><td>the cloud's own lists are as before; no machine was made twice</td></tr>
 * </table>
 */
class Ec2ST {
  private static final String TEMPLATE =
      CloudLife.template(
          "type: linux, distribution: ubuntu, version: 16.04", "aws://eu-south-2/ami-785db401", 2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final MotoEc2 cloud = MotoEc2.start();
  private final RandomKills kills = RandomKills.of(Ec2ST.class);
  private LevanteServer server;

  @BeforeEach
  void aServerThatMayUseTheCloud() {
    server = LevanteServer.start(folder.resolve("data"), "levante.cloud.ec2=" + cloud.endpoint());
  }

  @AfterEach
  void bothAreStopped() {
    server.close();
    cloud.close();
  }

  @Test
  void killedWhileItDeploysAndDestroysItLeavesTheCloudAsItWas() {
    SortedSet<String> before = cloud.inventory();
    CloudLife life = new CloudLife(server, cloud.through(server), kills);
    life.isPlanned(TEMPLATE, 3);
    assertThat(cloud.inventory()).isEqualTo(before);
    life.deploy(TEMPLATE);
    life.stands(3, () -> standing(before));
    life.destroy();
    assertThat(cloud.inventory()).isEqualTo(before);
    assertThat(cloud.launched()).isEqualTo(3);
  }

  private void standing(SortedSet<String> before) {
    assertThat(cloud.machines()).hasSize(3);
    SortedSet<String> made = cloud.inventory();
    made.removeAll(before);
    // Machines, their root disks, two volumes, three groups, an address with its interface.
    assertThat(made).as(made.toString()).hasSize(3 + 3 + 2 + 3 + 2);
  }
}
