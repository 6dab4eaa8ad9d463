package levante.web.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.adapter.sshj.Ansible;
import levante.provisioner.adapter.sshj.MachineKeys;
import levante.provisioner.adapter.sshj.SshFrontEnds;
import levante.provisioner.adapter.sshj.SshNodeConfigurator;
import levante.provisioner.adapter.sshj.SshOperationRunner;
import levante.provisioner.adapter.sshj.shell.ImageCarrier;
import levante.provisioner.adapter.sshj.shell.SshShell;
import levante.provisioner.application.ClusterApplications;
import levante.provisioner.configure.MachineReaches;
import levante.provisioner.install.NodeImages;
import levante.provisioner.install.Recipes;
import levante.provisioner.operate.OperationRunner;

/** What machines of real clouds are signed in to with, and made into nodes by. */
public record RealMachines(
    MachineKeys keys,
    SshNodeConfigurator configurator,
    ClusterApplications applications,
    SshFrontEnds frontEnds,
    OperationRunner operations,
    ExecutorService threads,
    ExecutorService carriers)
    implements AutoCloseable {
  /** How many machines are talked to at a time; each answers within seconds. */
  private static final int THREADS = 16;

  /** To how many machines images are brought at a time; that may take minutes. */
  private static final int CARRIERS = 4;

  /**
   * Ready to talk.
   *
   * @param key Levante's own
   * @param reaches how machines are reached that are no cloud's
   */
  static RealMachines open(byte[] key, MachineReaches reaches, Settings settings, Clock clock) {
    MachineKeys keys = new MachineKeys(key, reaches);
    ExecutorService threads = threads("levante-ssh-");
    ExecutorService carriers = threads("levante-images-", CARRIERS);
    ImageCarrier images =
        new ImageCarrier(new NodeImages(settings.images().onNodes()), new SshShell(), carriers);
    Recipes recipes = Recipes.all(settings.k3s(), settings.kubernetes());
    return new RealMachines(
        keys,
        SshNodeConfigurator.over(recipes, keys, images, threads, clock),
        SshNodeConfigurator.applications(recipes, keys, settings.helm(), threads, clock),
        new SshFrontEnds(recipes, keys),
        SshOperationRunner.over(
            keys,
            settings
                .ansiblePlaybook()
                .map(command -> new Ansible(command.toString(), ansible(settings))),
            cloud -> !cloud.equals(SandboxCloudProvider.ID),
            threads),
        threads,
        carriers);
  }

  /** As many as machines are talked to at a time. */
  public static ExecutorService threads(String name) {
    return threads(name, THREADS);
  }

  private static ExecutorService threads(String name, int most) {
    AtomicInteger count = new AtomicInteger();
    return Executors.newFixedThreadPool(
        most,
        task -> {
          Thread thread = new Thread(task, name + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  private static Path ansible(Settings settings) {
    return settings.dataFolder().resolve("ansible");
  }

  @Override
  public void close() {
    threads.shutdownNow();
    carriers.shutdownNow();
    frontEnds.close();
  }
}
