package levante.web.wiring;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import levante.provisioner.adapter.sshj.MachineKeys;
import levante.provisioner.adapter.sshj.SshNodeConfigurator;
import levante.provisioner.install.Recipes;

/** What machines of real clouds are signed in to with, and made into nodes by. */
public record RealMachines(
    MachineKeys keys, SshNodeConfigurator configurator, ExecutorService threads)
    implements AutoCloseable {
  /** How many machines are talked to at a time; each answers within seconds. */
  private static final int THREADS = 16;

  /**
   * Ready to talk.
   *
   * @param key Levante's own
   */
  static RealMachines open(byte[] key, Recipes recipes, Clock clock) {
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
    return new RealMachines(keys, SshNodeConfigurator.over(recipes, keys, threads, clock), threads);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
