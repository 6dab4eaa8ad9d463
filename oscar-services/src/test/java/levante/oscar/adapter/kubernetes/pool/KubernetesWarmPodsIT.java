package levante.oscar.adapter.kubernetes.pool;

import levante.kernel.testbed.RealCluster;
import levante.oscar.adapter.kubernetes.RealGround;
import levante.oscar.pool.WarmPods;
import levante.oscar.pool.WarmPodsContract;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Pods kept ready on a real Kubernetes with a real node. */
@Tag("real")
class KubernetesWarmPodsIT extends WarmPodsContract {
  private static RealGround ground;
  private static KubernetesWarmPods pods;

  @BeforeAll
  static void start() {
    ground = new RealGround();
    pods = new KubernetesWarmPods(ground.clusters(), RealGround.CONFIG);
  }

  @AfterAll
  static void stop() {
    ground.close();
  }

  @Override
  protected WarmPods pods() {
    return pods;
  }

  @Override
  protected void move() {
    pods.list(CLUSTER);
  }

  @Override
  protected ObjectStorage storage() {
    return ground.storages().open(access());
  }

  @Override
  protected StorageAccess access() {
    return ground.access();
  }

  @Override
  protected String image() {
    return RealCluster.BUSYBOX;
  }
}
