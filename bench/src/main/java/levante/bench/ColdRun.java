package levante.bench;

import java.util.List;
import levante.tosca.TemplateCompiler;

/** One reading of a generated topology as the first thing that a fresh process does. */
final class ColdRun {
  // As ./levante starts Java for its verbs on templates, but without the archive of classes.
  private static final List<String> FLAGS = List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1");

  private ColdRun() {}

  /** Prints the seconds from no compiler at all to the topology. */
  public static void main(String[] arguments) {
    Template template = GeneratedTopology.of(Integer.parseInt(arguments[0]));
    long start = System.nanoTime();
    template.compile(TemplateCompiler.bundled());
    System.out.println((System.nanoTime() - start) / 1e9);
  }

  /** The seconds of such a process. */
  static double seconds(int nodeTemplates) {
    return Double.parseDouble(
        FreshProcess.output(ColdRun.class, FLAGS, List.of(String.valueOf(nodeTemplates))));
  }
}
