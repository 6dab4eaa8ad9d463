package levante.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import levante.tosca.TemplateCompiler;

/**
 * Readings in a process that has read the like before, by the processor's time of the thread that
 * reads, so that neither others on the machine nor the compilation of code are counted.
 */
final class WarmRun {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  // Code is compiled when it is due, not when a busy machine finds the time.
  private static final List<String> FLAGS = List.of("-XX:-BackgroundCompilation");

  private WarmRun() {}

  /**
   * Prints the seconds of one reading of each template, a line each, the best of some rounds.
   *
   * @param arguments a checkout, how many readings of the first template make a round, the number
   *     of rounds, then the templates: a number of node templates, or {@code kubernetes}
   */
  public static void main(String[] arguments) {
    List<Template> templates =
        Stream.of(arguments).skip(3).map(name -> named(name, arguments[0])).toList();
    TemplateCompiler compiler = TemplateCompiler.bundled();
    double[] best = new double[templates.size()];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
      for (int i = 0; i < best.length; i++) {
        int times = Integer.parseInt(arguments[1]) * length(templates.get(0));
        int readings = Math.max(1, times / length(templates.get(i)));
        best[i] = Math.min(best[i], seconds(templates.get(i), compiler, readings));
      }
    }
    Arrays.stream(best).forEach(System.out::println);
  }

  private static Template named(String name, String home) {
    return name.equals("kubernetes")
        ? new Corpus(Path.of(home)).kubernetes()
        : GeneratedTopology.of(Integer.parseInt(name));
  }

  private static int length(Template template) {
    return template.source().text().length();
  }

  private static double seconds(Template template, TemplateCompiler compiler, int times) {
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      template.compile(compiler);
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9 / times;
  }

  /** The seconds of one reading of each template in such a process. */
  static List<Double> seconds(Path home, int readings, int rounds, List<String> templates) {
    List<String> arguments =
        new ArrayList<>(List.of(home.toString(), String.valueOf(readings), String.valueOf(rounds)));
    arguments.addAll(templates);
    return FreshProcess.output(WarmRun.class, FLAGS, arguments)
        .lines()
        .map(Double::parseDouble)
        .toList();
  }
}
