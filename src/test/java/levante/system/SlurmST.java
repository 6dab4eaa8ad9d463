package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import levante.system.infra.LevanteServer;
import levante.system.infra.RealInfrastructure;
import levante.system.infra.RealInfrastructure.Site;
import levante.system.infra.RealOpenStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Slurm is really installed, on machines that a real OpenStack boots, and really runs jobs.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>deploy a front end and 2 workers</td><td>configured; its key signs in</td></tr>
 * <tr><td>a job on both</td><td>it prints the workers' names</td></tr>
 * <tr><td>kill -9 and edit: 3 workers</td><td>a job on all three</td></tr>
 * <tr><td>edit: 1 worker</td><td>Slurm lists no more</td></tr>
 * <tr><td>edit: 0 to 2 workers; a job that fills the one, and one that waits for room</td><td>a
 * second worker comes by itself, also over a kill -9; both jobs end as they should, never begun
 * anew</td></tr>
 * <tr><td>nothing to do</td><td>Slurm and the cloud have no worker left</td></tr>
 * <tr><td>a job on no worker</td><td>a worker comes, and the job runs</td></tr>
 * <tr><td>destroy</td><td>the cloud's own lists are as before</td></tr>
 * </table>
 */
@Tag("real")
class SlurmST {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs:
          workers: { type: integer, default: 2 }
        node_templates:
          front:
            type: levante.nodes.Machine
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 512 MB } }
              os: { properties: { image: debian-12 } }
              endpoint: { properties: { network_name: PUBLIC } }
          worker:
            type: levante.nodes.Machine
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 512 MB } }
              os: { properties: { image: debian-12 } }
              scalable: { properties: { count: { get_input: workers } } }
          slurm:
            type: levante.nodes.SlurmCluster
            properties: { partition: lab, shared_folder: "", idle_time: 20 s }
            requirements:
              - front_end: front
              - worker: worker
        outputs:
          address: { value: { get_attribute: [ slurm, endpoint ] } }
          credential: { value: { get_attribute: [ front, credential ] } }
      """;

  private static final String ELASTIC =
      TEMPLATE.replace(
          "count: { get_input: workers }",
          "count: { get_input: workers }, min_instances: 0, max_instances: 2");

  /** Ends when the next job has ended. */
  private static final String WAITS_FOR_NEXT =
      "until scontrol show job $((SLURM_JOB_ID + 1)) | grep -q JobState=COMPLETED; do sleep 2; done";

  private final RealOpenStack cloud = RealOpenStack.signedIn();
  private final SortedSet<String> before = cloud.inventory();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private LevanteServer server;
  private RealInfrastructure cluster;

  @BeforeEach
  void aServerThatMayUseTheCloud() {
    server =
        LevanteServer.start(
            folder.resolve("data"),
            "levante.cloud.openstack=" + cloud.keystone(),
            "levante.provisioner.period=PT2S");
  }

  @AfterEach
  void theServerIsStopped() {
    server.close();
  }

  @Test
  void aBatchClusterIsInstalledRunsJobsGrowsAndShrinksAndGoes() {
    cluster = RealInfrastructure.of(new Site(cloud, server, folder, LIMIT), TEMPLATE);
    cluster.configured(3);
    assertThat(job(2)).hasSize(2);
    server.kill();
    server.restart();
    cluster.edit(TEMPLATE, 3);
    cluster.configured(4);
    assertThat(job(3)).hasSize(3);
    cluster.edit(TEMPLATE, 1);
    cluster.configured(2);
    await("Slurm lists one worker")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> cluster.onFront("sinfo -h -N -o %N").lines().count() == 1);
    growsAndShrinksByItself();
    cluster.destroy(before);
  }

  private void growsAndShrinksByItself() {
    cluster.edit(ELASTIC, 1);
    String filling = submitted(WAITS_FOR_NEXT);
    String next = submitted("hostname");
    await("a second worker is ordered")
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> cluster.shown().path("machines").size() == 3);
    server.kill();
    server.restart();
    ended(filling);
    ended(next);
    empty();
    ended(submitted("hostname"));
    empty();
  }

  private void empty() {
    cluster.configured(1);
    assertThat(cluster.onFront("sinfo -h -N -o %N")).isBlank();
  }

  /** The number of a job that takes a worker for itself. */
  private String submitted(String command) {
    return cluster
        .onFront("sbatch --parsable -p lab --exclusive -o /dev/null --wrap '%s'".formatted(command))
        .strip();
  }

  /** Waits until a job has ended well; nothing has ended it before. */
  private void ended(String job) {
    await("job " + job)
        .atMost(LIMIT)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(cluster.onFront("scontrol show job " + job))
                    .contains("JobState=COMPLETED")
                    .contains("Restarts=0"));
  }

  /** The names of the workers that a job on so many of them ran on. */
  private List<String> job(int workers) {
    String printed = cluster.onFront("srun -p lab -N%1$d -n%1$d hostname".formatted(workers));
    List<String> names = printed.lines().sorted().distinct().toList();
    assertThat(names).allMatch(name -> name.startsWith("worker-"));
    return names;
  }
}
