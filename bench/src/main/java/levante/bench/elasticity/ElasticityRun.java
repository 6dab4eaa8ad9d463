package levante.bench.elasticity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import levante.bench.Growth;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs the passes under JMH, each size in a process of its own. */
final class ElasticityRun {
  private static final List<Integer> SIZES = List.of(10, 100, 1_000, 5_000);

  private ElasticityRun() {}

  /**
   * Measures.
   *
   * @param out where JMH's own results go
   */
  static ElasticityReport measure(Path out) {
    try {
      Files.createDirectories(out);
      List<ElasticityReport.Pass> passes = new ArrayList<>();
      for (int size : SIZES) {
        Statistics times = times(size, out);
        passes.add(
            new ElasticityReport.Pass(size, times.getPercentile(50), times.getPercentile(99)));
      }
      return new ElasticityReport(
          passes,
          Growth.exponent(
              SIZES.subList(1, SIZES.size()),
              passes.stream().skip(1).map(ElasticityReport.Pass::medianMillis).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run", e);
    }
  }

  private static Statistics times(int nodes, Path out) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(PassBenchmark.class.getName())
                .param("nodes", String.valueOf(nodes))
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(3))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(3))
                .shouldFailOnError(true)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
                .verbosity(VerboseMode.SILENT)
                .resultFormat(ResultFormatType.JSON)
                .result(out.resolve("jmh-elasticity-%d.json".formatted(nodes)).toString())
                .build())
        .runSingle()
        .getPrimaryResult()
        .getStatistics();
  }
}
