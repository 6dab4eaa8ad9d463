package levante.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.bench.Command;

/** A server as a process of its own, whose processor time is read off the system. */
public final class Server implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  /** Where a full collection puts all that lives, and not what came into being since. */
  private static final Pattern USED =
      Pattern.compile("(?m)(?:garbage-first heap|tenured generation) .*, used ([0-9]+)K");

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
  public static Server start(List<String> command, Path folder, Path log, ImWire.Account account) {
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

  /** How it is spoken to. */
  public ImWire wire() {
    return wire;
  }

  /** Of the processor, by it and all that it started, since it was started. */
  public Duration processorTime() {
    return all()
        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** What its heap holds after a full collection; of the process that serves, the largest. */
  public double heapMegabytes() {
    return all()
        .filter(one -> one.info().command().filter(command -> command.endsWith("java")).isPresent())
        .mapToDouble(one -> heapMegabytes(one.pid()))
        .max()
        .orElse(0);
  }

  private static double heapMegabytes(long pid) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String id = String.valueOf(pid);
    Command.output(List.of(jcmd, id, "GC.run"));
    Matcher used = USED.matcher(Command.output(List.of(jcmd, id, "GC.heap_info")));
    double kilobytes = 0;
    while (used.find()) {
      kilobytes += Double.parseDouble(used.group(1));
    }
    return kilobytes / 1024;
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /** As a power cut would. */
  public void kill() {
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
