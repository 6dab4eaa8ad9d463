package levante.oscar.supervisor.call;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The two pipes between a supervisor and its shell. Both ends stay open whoever else comes and
 * goes, so a line that was said is heard once, also by a shell that was started again meanwhile.
 */
final class Pipes implements AutoCloseable {
  /** Ends our own listening. */
  private static final String CLOSED = "closed";

  private final RandomAccessFile begin;
  private final RandomAccessFile end;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  private Pipes(RandomAccessFile begin, RandomAccessFile end) {
    this.begin = begin;
    this.end = end;
  }

  /** Makes the pipes that are missing, and opens them. */
  static Pipes open(CallFolder folder) throws IOException {
    for (Path pipe : new Path[] {folder.begin(), folder.end()}) {
      if (!Files.exists(pipe)) {
        make(pipe);
      }
    }
    Pipes pipes =
        new Pipes(
            new RandomAccessFile(folder.begin().toFile(), "rw"),
            new RandomAccessFile(folder.end().toFile(), "rw"));
    Thread listener = new Thread(pipes::listen, "levante-call-pipe");
    listener.setDaemon(true);
    listener.start();
    return pipes;
  }

  /** Java can open a pipe but not make one. */
  private static void make(Path pipe) throws IOException {
    Process process = new ProcessBuilder("mkfifo", "-m", "660", pipe.toString()).start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("mkfifo %s ended with %d".formatted(pipe, process.exitValue()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(end.getFD()), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && !line.equals(CLOSED);
          line = lines.readLine()) {
        heard.add(line);
      }
    } catch (IOException e) {
      heard.add(CLOSED);
    }
  }

  /** Says a line to the shell. */
  void say(String line) {
    try {
      begin.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line of the shell; empty when none comes in that time. */
  Optional<String> hear(Duration longest) {
    try {
      return Optional.ofNullable(heard.poll(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** As if the shell had said a line. */
  void hearAlso(String line) {
    heard.add(line);
  }

  /** Passes over what was said before. */
  void forget() {
    heard.clear();
  }

  @Override
  public void close() {
    try {
      end.write((CLOSED + "\n").getBytes(StandardCharsets.UTF_8));
      begin.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
