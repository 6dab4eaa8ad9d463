package levante.tosca.hostile;

import java.io.IOException;
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

/** What a fresh process with 256 MB says of a hostile text, and how long its thread works on it. */
record ColdReading(Duration processorTime, List<String> codes) {
  /** Reads the text that is named, and prints the nanoseconds and the codes. */
  public static void main(String[] arguments) {
    TemplateSource source =
        new TemplateSource("hostile.yaml", HostileText.named(arguments[0]).text());
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

  static ColdReading of(HostileText text) {
    List<String> words = List.of(output(text).split(" "));
    return new ColdReading(
        Duration.ofNanos(Long.parseLong(words.get(0))), words.subList(1, words.size()));
  }

  // The flags are those of ./levante, which starts with an archive of classes besides.
  private static String output(HostileText text) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ColdReading.class.getName(),
            text.name());
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("%s ended the process".formatted(text));
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
