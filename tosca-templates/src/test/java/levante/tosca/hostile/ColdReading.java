package levante.tosca.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;

/** What a fresh process with 256 MB says of a text, and how long its thread works on it. */
record ColdReading(Duration processorTime, List<String> codes) {
  /** Reads the text that comes in, and prints the nanoseconds and the codes of its problems. */
  public static void main(String[] arguments) throws IOException {
    String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    TemplateSource source = new TemplateSource("text.yaml", text);
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    String codes =
        TemplateCompiler.bundled()
            .compile(source, Map.of())
            .match(
                compiled -> "",
                rejected ->
                    rejected.problems().stream()
                        .map(Diagnostic::code)
                        .collect(Collectors.joining(" ")));
    System.out.println((threads.getCurrentThreadCpuTime() - start) + " " + codes);
  }

  static ColdReading of(String text) {
    List<String> words = List.of(output(text).split(" "));
    return new ColdReading(
        Duration.ofNanos(Long.parseLong(words.get(0))), words.subList(1, words.size()));
  }

  // The flags are those of ./levante, which starts with an archive of classes besides.
  private static String output(String text) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ColdReading.class.getName());
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(text.getBytes(StandardCharsets.UTF_8));
      }
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the process that read the text broke");
      }
      return told.strip();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }
}
