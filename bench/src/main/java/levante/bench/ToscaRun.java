package levante.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import levante.tosca.TemplateCompiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The TOSCA benchmark: Levante and its peer in one run on one machine. */
final class ToscaRun {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private final Path home;
  private final Path out;

  /**
   * A run in a checkout.
   *
   * @param out where JMH's own results go
   */
  ToscaRun(Path home, Path out) {
    this.home = home;
    this.out = out;
  }

  ToscaReport measure() {
    try {
      Files.createDirectories(out);
      ToscaParser peer = new ToscaParser(home);
      Corpus corpus = new Corpus(home);
      double theirs = peer.best(corpus.kubernetesForPeer(out), corpus.types(), 20);
      ToscaReport.Read ours =
          new ToscaReport.Read(
              kubernetes(), WarmRun.seconds(home, 50, 60, List.of("kubernetes")).get(0));
      List<ToscaReport.Size> sizes = sizes();
      return new ToscaReport(
          machine(),
          ours,
          theirs,
          sizes,
          Growth.exponent(SIZES, sizes.stream().map(ToscaReport.Size::warmSeconds).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH could not run", e);
    }
  }

  private double kubernetes() throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(KubernetesTemplateBenchmark.class.getName())
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .shouldFailOnError(true)
                .jvmArgs("-Xmx256m", "-XX:+UseSerialGC", "-Dlevante.home=" + home)
                .verbosity(VerboseMode.SILENT)
                .resultFormat(ResultFormatType.JSON)
                .result(out.resolve("jmh.json").toString())
                .build())
        .runSingle()
        .getPrimaryResult()
        .getScore();
  }

  private static List<ToscaReport.Size> sizes() {
    TemplateCompiler compiler = TemplateCompiler.bundled();
    List<ToscaReport.Size> sizes = new ArrayList<>();
    GeneratedTopology.of(1_000).best(compiler, 30);
    for (int size : SIZES) {
      sizes.add(
          new ToscaReport.Size(
              size,
              ColdRun.seconds(size),
              GeneratedTopology.of(size).best(compiler, size < 10_000 ? 30 : 8)));
    }
    return sizes;
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%s %s, Java %s, %d processors, heap of %d MB"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"),
            runtime.availableProcessors(),
            runtime.maxMemory() >> 20);
  }
}
