package levante.web.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import levante.provisioner.adapter.sandbox.SandboxCloudProvider;
import levante.provisioner.adapter.sshj.Ansible;
import levante.provisioner.adapter.sshj.MachineKeys;
import levante.provisioner.adapter.sshj.SshNodeConfigurator;
import levante.provisioner.adapter.sshj.SshOperationRunner;
import levante.provisioner.install.Recipes;
import levante.provisioner.operate.OperationRunner;

/** What machines of real clouds are signed in to with, and made into nodes by. */
public record RealMachines(
    MachineKeys keys,
    SshNodeConfigurator configurator,
    OperationRunner operations,
    ExecutorService threads)
    implements AutoCloseable {
  /** How many machines are talked to at a time; each answers within seconds. */
  private static final int THREADS = 16;

  /**
   * Ready to talk.
   *
   * @param key Levante's own
   */
  static RealMachines open(byte[] key, Settings settings, Clock clock) {
    MachineKeys keys = new MachineKeys(key);
    AtomicInteger count = new AtomicInteger();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "levante-ssh-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    return new RealMachines(
        keys,
        SshNodeConfigurator.over(
            Recipes.all(settings.k3s(), settings.kubernetes()), keys, threads, clock),
        SshOperationRunner.over(
            keys,
            settings
                .ansiblePlaybook()
                .map(command -> new Ansible(command.toString(), ansible(settings))),
            cloud -> !cloud.equals(SandboxCloudProvider.ID),
            threads),
        threads);
  }

  private static Path ansible(Settings settings) {
    return settings.dataFolder().resolve("ansible");
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
