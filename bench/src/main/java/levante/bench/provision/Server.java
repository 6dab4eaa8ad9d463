package levante.bench.provision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server as a process of its own, whose processor time is read off the system. */
final class Server implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Process process;
  private final ImWire wire;

  private Server(Process process, ImWire wire) {
    this.process = process;
    this.wire = wire;
  }

  /**
   * Starts one and waits for its first answer.
   *
   * @param log what it prints
   */
  static Server start(List<String> command, Path folder, Path log, ImWire.Account account) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      ImWire wire = new ImWire(account);
      long end = System.nanoTime() + START_LIMIT.toNanos();
      while (!wire.answers()) {
        if (!process.isAlive() || System.nanoTime() > end) {
          process.destroyForcibly();
          throw new IllegalStateException(
              "%s did not start; see %s".formatted(account.base(), log));
        }
        Pause.of(Duration.ofMillis(20));
      }
      return new Server(process, wire);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImWire wire() {
    return wire;
  }

  /** Of the processor, by it and all that it started, since it was started. */
  Duration processorTime() {
    return all()
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /** As a power cut would. */
  void kill() {
    List<ProcessHandle> every = all().toList();
    every.forEach(ProcessHandle::destroyForcibly);
    every.forEach(one -> one.onExit().join());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
