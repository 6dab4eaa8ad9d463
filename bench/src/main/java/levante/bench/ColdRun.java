package levante.bench;

import java.nio.file.Path;
import java.util.List;
import levante.tosca.TemplateCompiler;

/** One reading of a generated topology as the first thing that a fresh process does. */
final class ColdRun {
  private ColdRun() {}

  /** Prints the seconds from no compiler at all to the topology. */
  public static void main(String[] arguments) {
    Template template = GeneratedTopology.of(Integer.parseInt(arguments[0]));
    long start = System.nanoTime();
    template.compile(TemplateCompiler.bundled());
    System.out.println((System.nanoTime() - start) / 1e9);
  }

  /** The seconds of such a process with 256 MB of heap. */
  static double seconds(int nodeTemplates) {
    return Double.parseDouble(
        ToscaParser.output(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ColdRun.class.getName(),
                String.valueOf(nodeTemplates))));
  }
}
